import { rmSync } from 'node:fs';

import { expect, test } from 'vitest';

import { generationLayout } from '#db/generations/index.ts';
import { writeAuditHead } from '#db/repositories/audit-head-file.ts';
import { openOffice } from '#db/sqlite/office-database.ts';
import { headOf, otherFields, recomputeFrom, tamper } from '#tests/db/audit/log.ts';
import { composeTestCore, FIRST_ADMINISTRATOR, prepareOffice } from '#tests/support/core.ts';
import { behindTheCore } from '#tests/support/session-office.ts';
import { drained } from '#tests/support/streams.ts';
import { backupMade } from '#tests/support/valid-calls.backups.ts';

const { login, password } = FIRST_ADMINISTRATOR;

test('rows and audit-head.json computed anew under the key: the heads of proved backups report the first changed row', async () => {
  const prepared = await prepareOffice();
  const dir = prepared.copy();
  const office = await composeTestCore({ dir });
  const client = office.client();
  await client.session.signIn({ login, password });
  await backupMade(client);
  await backupMade(client);
  const [first] = await office.core.runtime.backups.provedHeads();
  if (first === undefined) throw new Error('no head was written down');
  await office.end();

  const { key, generation } = await behindTheCore(dir, async () => undefined);
  const { database: file, auditHeads } = generationLayout(generation);
  await tamper({ folder: dir, file, key, db: await openOffice({ file, key }) }, (connection) => {
    connection.prepare('update audit_log set fields = ? where seq = ?').run(otherFields, first.seq + 1);
    recomputeFrom(connection, first.seq + 1);
  });
  rmSync(auditHeads);
  const db = await openOffice({ file, key });
  await writeAuditHead(generation, key, await headOf(db));
  await db.close();

  const again = await composeTestCore({ dir });
  const other = again.client();
  await other.session.signIn({ login, password });
  const verdict = (await drained(other.audit.verify({}))).at(-1);
  expect(verdict).toMatchObject({ ok: false, reason: 'tail-recomputed', brokenAt: first.seq + 1 });
  await again.close();
  prepared.remove();
});
