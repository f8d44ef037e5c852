import { procedures } from '../../router-base.ts';
import { dropDraft } from './use-cases/drop-draft.ts';
import { keepDraft } from './use-cases/keep-draft.ts';
import { offeredDrafts } from './use-cases/offered-drafts.ts';
import { waitingDrafts } from './use-cases/waiting-drafts.ts';

const { drafts } = procedures;

export const draftsRouter = drafts.router({
  keep: drafts.keep.handler(({ context, input }) => keepDraft(context.deps, context.actor, input)),
  offered: drafts.offered.handler(({ context, input }) => offeredDrafts(context.deps, context.actor, input)),
  waiting: drafts.waiting.handler(({ context }) => waitingDrafts(context.deps, context.actor)),
  drop: drafts.drop.handler(({ context, input }) => dropDraft(context.deps, context.actor, input)),
});
