import { procedures } from '../../router-base.ts';
import { exportAudit } from './use-cases/export-audit.ts';
import { listAudit } from './use-cases/list-audit.ts';
import { listAuditChoices } from './use-cases/list-audit-choices.ts';
import { printAuditList } from './use-cases/print-audit-list.ts';
import { verifyAudit } from './use-cases/verify-audit.ts';

const { audit } = procedures;

export const auditRouter = audit.router({
  list: audit.list.handler(({ context, input }) => listAudit(context.deps, context.actor, input)),
  listChoices: audit.listChoices.handler(({ context }) => listAuditChoices(context.deps)),
  verify: audit.verify.handler(({ context }) => verifyAudit(context.deps)),
  printList: audit.printList.handler(({ context, input }) => printAuditList(context.deps, context.actor, input)),
  exportList: audit.exportList.handler(({ context, input }) => exportAudit(context.deps, context.actor, input)),
});
