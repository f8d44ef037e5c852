import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';

import { LOG_ROWS_AT_ONCE } from '#shared/features/caseloads/caseloads.schema.ts';
import type { CoreClient, TestCore } from '#tests/support/core.ts';
import { openOffice } from '#tests/support/opened-office.ts';
import { aFamily } from '#tests/support/people.ts';
import { type SavedFile, workerId } from '#tests/support/protected-office.ts';
import { exported } from '#tests/support/streams.ts';

let test: TestCore;
let anna: CoreClient;
let files: readonly SavedFile[];

openOffice('once', async (opened) => {
  ({ test, anna, files } = opened);
  await fillLog();
});

/** More than any window holds. */
const MANY = 620;

/** As many handings over and exceptions as years of an office bring, each with a reason of its own. */
async function fillLog(): Promise<void> {
  const toId = await workerId(anna, 'Marta');
  const { id: familyId } = await anna.families.register({
    fields: aFamily({ caseNumber: null }),
    members: [],
    workerId: null,
  });
  await test.core.runtime.offices.database.write(async (tx) => {
    const numbers = sql`(SELECT value AS n FROM generate_numbers)`;
    const series = sql`WITH RECURSIVE generate_numbers(value) AS (
      SELECT 1 UNION ALL SELECT value + 1 FROM generate_numbers WHERE value < ${MANY})`;
    const at = sql`strftime('%Y-%m-%dT%H:%M:%fZ', '2024-01-01', '+' || n || ' hours')`;
    await sql`INSERT INTO handovers (id, from_user_id, to_user_id, from_date, reason, recorded_at, recorded_by)
      ${series} SELECT printf('0199a1b2-0000-7000-8000-%012d', n), NULL, ${toId}, '2024-03-01',
        'przekazanie nr ' || n || '.', ${at}, ${toId} FROM ${numbers}`.execute(tx);
    await sql`INSERT INTO caseload_exceptions
        (id, user_id, from_date, family_count, limit_value, source, reason, family_id, recorded_at, recorded_by)
      ${series} SELECT printf('0199a1b2-0000-7000-8001-%012d', n), ${toId}, '2024-03-01', 16, 15, 'ustawa',
        'nadmiar nr ' || n || '.', ${familyId}, ${at}, ${toId} FROM ${numbers}`.execute(tx);
  });
}

const ALL = Array.from({ length: MANY }, (_, index) => index + 1);
const numbersIn = (texts: readonly (string | null)[]): number[] =>
  texts.flatMap((text) => {
    const number = /^(?:przekazanie|nadmiar) nr (\d+)\.$/.exec(text ?? '')?.[1];
    return number === undefined ? [] : [Number(number)];
  });

describe('a log longer than a window', () => {
  it('comes window by window to its end, and says how long it is', async () => {
    const first = await anna.caseloads.log({});
    expect([first.handovers.length, first.exceptions.length]).toEqual([LOG_ROWS_AT_ONCE, LOG_ROWS_AT_ONCE]);
    const { counts } = first;
    expect(Math.min(counts.handovers, counts.exceptions)).toBeGreaterThanOrEqual(MANY);
    const [handovers, exceptions]: [(string | null)[], (string | null)[]] = [[], []];
    for (let offset = 0; offset < Math.max(counts.handovers, counts.exceptions); offset += LOG_ROWS_AT_ONCE) {
      const log = await anna.caseloads.log({ window: { offset, limit: LOG_ROWS_AT_ONCE } });
      handovers.push(...log.handovers.map(({ reason }) => reason));
      exceptions.push(...log.exceptions.map(({ reason }) => reason));
    }
    expect([handovers.length, exceptions.length]).toEqual([counts.handovers, counts.exceptions]);
    expect(numbersIn(handovers)).toEqual(ALL.toReversed());
    expect(numbersIn(exceptions)).toEqual(ALL.toReversed());
  });

  it('is printed whole', async () => {
    const { handovers, exceptions, counts } = await anna.caseloads.printLog({});
    expect([handovers.length, exceptions.length]).toEqual([counts.handovers, counts.exceptions]);
    expect(numbersIn(handovers.map(({ reason }) => reason))).toEqual(ALL.toReversed());
    expect(numbersIn(exceptions.map(({ reason }) => reason))).toEqual(ALL.toReversed());
  });

  it('is saved whole', async () => {
    await exported(anna.caseloads.exportLog({ format: 'csv' }));
    const text = new TextDecoder().decode(files.at(-1)?.bytes);
    for (const what of ['przekazanie', 'nadmiar']) {
      expect(ALL.filter((number) => !text.includes(`${what} nr ${number}.`))).toEqual([]);
    }
  });
});
