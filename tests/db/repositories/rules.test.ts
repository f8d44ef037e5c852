import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { ruleOn } from '#db/repositories/rules.repository.ts';
import { RULE_CODES, RULES } from '#shared/features/rules/rules.rules.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { migrations } from '#db/migrations/index.ts';
import { migrateFile } from '#db/migrations/migrate.ts';
import { openOffice } from '#db/sqlite/office-database.ts';
import { closedAfterTest, newDatabaseFile, sharedOffice } from '#tests/support/database.ts';

let office: Awaited<ReturnType<typeof sharedOffice>>;
beforeAll(async () => {
  office = await sharedOffice();
});
afterAll(() => office.remove());

const DAY = asLocalDate('2026-11-21');

describe('rules of a new office', () => {
  test.each(RULE_CODES)('%s stands with value and source', async (code) => {
    const rule = await office.db.read((r) => ruleOn(r, code, DAY));
    const types = { number: 'number', text: 'string', 'family-kinds': 'object' } as const;
    expect(typeof rule.value).toBe(types[RULES[code].type]);
    expect(rule.source.length).toBeGreaterThan(5);
    if (RULES[code].article !== null) expect(rule.source).toContain('art.');
  });

  test('the values are those of the law and of the office', async () => {
    const values = await office.db.read(
      async (r) => await Promise.all(RULE_CODES.map(async (code) => (await ruleOn(r, code, DAY)).value)),
    );
    expect(values).toEqual([
      15,
      ['care-difficulties'],
      ['foster', 'family-childrens-home'],
      6,
      30,
      3,
      7,
      180,
      35,
      3,
      14,
      8,
      12,
      5,
      90,
      31,
      16,
      45,
      'PR.5122.{nr}.{rok}',
      10,
      30,
      50,
      'PZ.5132.{nr}.{rok}',
      7,
      // The order of LIMIT_RULES.
      3,
      3,
      8,
      8,
      14,
      8,
      10,
      30,
      45,
      20,
      1,
      10,
      10,
      3,
      10,
      2,
      15,
      // The order of DEADLINE_TERM_RULES.
      3,
      6,
      3,
      14,
      6,
      18,
      12,
      24,
      14,
      4,
      8,
      3,
      25,
      0,
      12,
      12,
      36,
      6,
      3,
      14,
      14,
      24,
      24,
      24,
      1,
      24,
      3,
      24,
      2,
      7,
      30,
      12,
      1,
      36,
      12,
      25,
      26,
      60,
      180,
      12,
    ]);
  });

  test('a day before the rule is refused by the name of the rule', async () => {
    const asked = office.db.read((r) => ruleOn(r, 'family-assistant-families', asLocalDate('2014-12-31')));
    await expect(asked).rejects.toMatchObject({
      code: 'RULE_MISSING',
      data: { rule: RULES['family-assistant-families'].label, day: '2014-12-31' },
    });
  });

  test('a rule that changes is read by its days', async () => {
    const code = 'draft-days';
    await office.db.write(async (tx) => {
      await tx.updateTable('dated_rules').set({ to_date: '2026-12-31' }).where('code', '=', code).execute();
      const next = { id: crypto.randomUUID(), code, number_value: 14, text_value: null, source: 'zarządzenie 7/2026' };
      await tx
        .insertInto('dated_rules')
        .values({ ...next, from_date: '2027-01-01', to_date: null })
        .execute();
    });
    const value = async (day: string) => (await office.db.read((r) => ruleOn(r, code, asLocalDate(day)))).value;
    expect([await value('2026-12-31'), await value('2027-01-01')]).toEqual([30, 14]);
  });

  const KINDS = RULE_CODES.filter((code) => RULES[code].type === 'family-kinds');
  test.each(
    ['["unknown"]', '[]', '{}', 'care-difficulties'].flatMap((text) => KINDS.map((code) => [code, text] as const)),
  )('kinds of %s that are no list of known ones are refused: %s', async (code, text) => {
    const changed = office.db.write(
      async (tx) => await tx.updateTable('dated_rules').set({ text_value: text }).where('code', '=', code).execute(),
    );
    await expect(changed).rejects.toMatchObject({ data: { rule: 'rule of unknown kinds' } });
  });

  test('two values for one day are refused', async () => {
    const again = office.db.write(
      async (tx) =>
        await tx
          .insertInto('dated_rules')
          .values({
            id: crypto.randomUUID(),
            code: 'family-assessment-months',
            number_value: 3,
            text_value: null,
            source: 'pomyłka',
            from_date: '2026-01-01',
            to_date: null,
          })
          .execute(),
    );
    await expect(again).rejects.toMatchObject({ code: 'RULE_BROKEN', data: { rule: 'rule overlaps' } });
  });
});

test('an office of the first schema gets the rules when it is migrated', async () => {
  const made = await newDatabaseFile(migrations.slice(0, 1));
  await migrateFile({ file: made.file, key: made.key });
  const db = closedAfterTest(await openOffice({ file: made.file, key: made.key }));
  expect((await db.read((r) => ruleOn(r, 'family-assistant-families', DAY))).value).toBe(15);
});
