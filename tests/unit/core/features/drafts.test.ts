import { randomUUID } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DRAFT_FORM_LABELS } from '#shared/features/drafts/drafts.labels.ts';
import {
  DRAFT_FORMS,
  draftId,
  type DraftForm,
  type DraftPlace,
  LONGEST_DRAFT,
} from '#shared/features/drafts/drafts.schema.ts';
import type { FamilyId, PersonId, UserId } from '#shared/kernel/ids.ts';
import { asLocalDate, today } from '#shared/kernel/local-date.ts';
import { type CoreClient, refusalOf, type TestCore } from '#tests/support/core.ts';
import { openOffice } from '#tests/support/opened-office.ts';
import { aFamily, aMember, aPerson } from '#tests/support/people.ts';
import { signedIn, workerId } from '#tests/support/protected-office.ts';
import { aDraft } from '#tests/support/valid-calls.ts';

let test: TestCore;
let anna: CoreClient;
let katarzyna: CoreClient;
let katarzynaId: UserId;

openOffice('once', async (opened) => {
  ({ test, anna } = opened);
  katarzyna = await signedIn(test, 'katarzyna.pracownik');
  katarzynaId = await workerId(anna, 'Katarzyna');
});

const place = (form: DraftForm, subject: DraftPlace['subject'] = null, context = ''): DraftPlace => ({
  form,
  subject,
  context,
});
const ofPerson = (id: PersonId) => ({ kind: 'person' as const, id });
const ofFamily = (id: FamilyId) => ({ kind: 'family' as const, id });
const typed = (text: string) => JSON.stringify({ values: { note: text }, names: {} });
const contents = async (client: CoreClient, where: DraftPlace) =>
  (await client.drafts.offered({ place: where })).map(({ content }) => content);

/** Time passes; sessions that it locked begin anew. */
async function later(seconds: number): Promise<void> {
  test.clock.advance(seconds);
  anna = await signedIn(test, 'anna.kierownik');
  katarzyna = await signedIn(test, 'katarzyna.pracownik');
}

/** A person in Katarzyna's own caseload. */
async function hersToo(surname: string) {
  return await anna.people.register({ fields: aPerson({ surname, workerId: katarzynaId }) });
}

describe('a draft', () => {
  it('is offered to its author as it was typed last, and is gone after it was dropped', async () => {
    const { id } = await hersToo('Szkicowa');
    const where = place('people.edit', ofPerson(id));
    const draft = aDraft({ place: where, baseVersion: 1, content: typed('w pół') });
    await katarzyna.drafts.keep(draft);
    await katarzyna.drafts.keep({ ...draft, content: typed('w pół zdania') });
    expect(await katarzyna.drafts.offered({ place: where })).toEqual([
      {
        id: draft.id,
        baseVersion: 1,
        base: draft.base,
        content: typed('w pół zdania'),
        keptAt: test.clock.now(),
      },
    ]);
    expect(await katarzyna.drafts.waiting({})).toMatchObject([
      { id: draft.id, place: where, subjectName: expect.stringContaining('Szkicowa') as string },
    ]);
    await katarzyna.drafts.drop({ id: draft.id });
    expect(await contents(katarzyna, where)).toEqual([]);
    expect(await katarzyna.drafts.waiting({})).toEqual([]);
  });

  it('of somebody new is named by what is typed of the name', async () => {
    const draft = aDraft({
      place: place('people.new', null),
      content: JSON.stringify({ values: { surname: 'Nowacka', firstName: '' }, names: {} }),
    });
    await katarzyna.drafts.keep(draft);
    expect(await katarzyna.drafts.waiting({})).toMatchObject([{ id: draft.id, subjectName: 'Nowacka' }]);
    await katarzyna.drafts.drop({ id: draft.id });
  });

  it('is nobody else’s: not offered, not listed, not overwritten, not dropped', async () => {
    const { id } = await hersToo('Cudza');
    const where = place('people.edit', ofPerson(id));
    const draft = aDraft({ place: where, content: typed('jej') });
    await katarzyna.drafts.keep(draft);
    expect(await contents(anna, where)).toEqual([]);
    expect((await anna.drafts.waiting({})).map((one) => one.id)).not.toContain(draft.id);
    const refused = await refusalOf(anna.drafts.keep({ ...draft, content: typed('cudze') }));
    expect(refused.code).toBe('NOT_FOUND');
    await anna.drafts.drop({ id: draft.id });
    await anna.drafts.keep(aDraft({ place: where, content: typed('własne'), replaces: draft.id }));
    expect(await contents(katarzyna, where)).toEqual([typed('jej')]);
  });

  it('stays in its place: its id is refused for another record, form or context', async () => {
    const [one, other] = [await hersToo('Miejscowa'), await hersToo('Pozamiejscowa')];
    const draft = aDraft({ place: place('people.edit', ofPerson(one.id)) });
    await katarzyna.drafts.keep(draft);
    for (const elsewhere of [
      place('people.edit', ofPerson(other.id)),
      place('people.archive', ofPerson(one.id)),
      place('people.edit', ofPerson(one.id), 'inne'),
      place('people.edit'),
    ]) {
      const refused = await refusalOf(katarzyna.drafts.keep({ ...draft, place: elsewhere }));
      expect(refused.code).toBe('NOT_FOUND');
    }
  });

  it('takes the draft it was filled from with it', async () => {
    const where = place('families.new', null, 'przejęcie');
    const [older, newer] = [aDraft({ place: where }), aDraft({ place: where, content: typed('nowszy') })];
    await katarzyna.drafts.keep(older);
    await katarzyna.drafts.keep({ ...newer, replaces: older.id });
    expect(await contents(katarzyna, where)).toEqual([newer.content]);
  });

  it('of two windows is two drafts, the newer first', async () => {
    const where = place('people.new', null, 'dwa okna');
    await katarzyna.drafts.keep(aDraft({ place: where, content: typed('pierwsze') }));
    test.clock.advance(60);
    await katarzyna.drafts.keep(aDraft({ place: where, content: typed('drugie') }));
    expect(await contents(katarzyna, where)).toEqual([typed('drugie'), typed('pierwsze')]);
  });

  it('of a form the user may not open is refused', async () => {
    const refused = await refusalOf(katarzyna.drafts.keep(aDraft({ place: place('administration.new-user') })));
    expect(refused.code).toBe('PERMISSION_DENIED');
  });

  it('that is too long, or is no form, is refused', async () => {
    for (const content of [typed('a'.repeat(LONGEST_DRAFT)), '"text"', '[1]', 'null', '{"a":', '']) {
      const refused = await refusalOf(katarzyna.drafts.keep(aDraft({ content })));
      expect(refused.code).toBe('INVALID_INPUT');
    }
  });
});

describe('a draft over a record closed to its author meanwhile', () => {
  it('is not offered while the record is protected, can still be kept, and comes back when the protection is lifted', async () => {
    const person = await hersToo('Chroniona');
    const where = place('people.edit', ofPerson(person.id));
    const draft = aDraft({ place: where, content: typed('Chroniona mieszka') });
    await katarzyna.drafts.keep(draft);
    const protectedNow = await anna.people.protect({
      ...person,
      protection: { reason: 'próba ochrony', userIds: [await workerId(anna, 'Anna')] },
    });
    expect(await contents(katarzyna, where)).toEqual([]);
    expect((await katarzyna.drafts.waiting({})).map(({ id }) => id)).not.toContain(draft.id);
    await katarzyna.drafts.keep({ ...draft, content: typed('Chroniona mieszka u') });
    // Another one cannot be begun.
    const refused = await refusalOf(katarzyna.drafts.keep(aDraft({ place: where })));
    expect(refused.code).toBe('RECORD_PROTECTED');
    await anna.people.unprotect({ id: person.id, version: protectedNow.version });
    expect(await contents(katarzyna, where)).toEqual([typed('Chroniona mieszka u')]);
  });

  it('is not offered when it names such a record anywhere in what was typed', async () => {
    const person = await hersToo('Wymieniona');
    const where = place('families.new', null, 'z osobą');
    const names = { [person.id]: 'Wymieniona Ewa' };
    const draft = aDraft({
      place: where,
      content: JSON.stringify({ values: { members: [{ personId: person.id }] }, names }),
    });
    await katarzyna.drafts.keep(draft);
    expect(await contents(katarzyna, where)).toHaveLength(1);
    await anna.people.protect({
      ...person,
      protection: { reason: 'próba ochrony', userIds: [await workerId(anna, 'Anna')] },
    });
    expect(await contents(katarzyna, where)).toEqual([]);
  });

  it('is offered when its card names somebody out of reach: who may consent for the child', async () => {
    const father = await anna.people.register({ fields: aPerson({ surname: 'Zgodny', sex: 'male' }) });
    const consenter = { personId: father.id, institution: null, basis: 'parent', basisNote: null } as const;
    const consenters = [{ ...consenter, from: today(test.clock.now()), to: null }];
    const birthDate = asLocalDate('2015-06-07');
    const fields = aPerson({ surname: 'Zgodna', birthDate, workerId: katarzynaId, consenters });
    const child = await anna.people.register({ fields });
    expect((await refusalOf(katarzyna.people.open({ id: father.id }))).code).toBe('OUT_OF_REACH');
    const where = place('people.edit', ofPerson(child.id));
    const values = JSON.stringify({ values: { note: 'nowe', consenters }, names: {} });
    const draft = aDraft({ place: where, base: values, content: values });
    await katarzyna.drafts.keep(draft);
    expect(await contents(katarzyna, where)).toEqual([values]);
    expect((await katarzyna.drafts.waiting({})).map(({ id }) => id)).toContain(draft.id);
    await anna.people.protect({
      ...father,
      protection: { reason: 'próba ochrony', userIds: [await workerId(anna, 'Anna')] },
    });
    expect(await contents(katarzyna, where)).toEqual([]);
  });

  it('is not offered when the record left the author’s caseload', async () => {
    const person = await hersToo('Oddana');
    const family = await anna.families.register({
      fields: aFamily({ name: 'Oddani' }),
      members: [aMember(person.id)],
      workerId: katarzynaId,
    });
    const where = place('families.join', ofFamily(family.id));
    await katarzyna.drafts.keep(aDraft({ place: where, content: typed('nowy') }));
    expect(await contents(katarzyna, where)).toHaveLength(1);
    const card = await anna.families.open({ id: family.id });
    await later(86_400);
    await anna.families.assign({
      id: family.id,
      version: card.version,
      workerId: await workerId(anna, 'Piotr'),
      from: today(test.clock.now()),
    });
    expect(await contents(katarzyna, where)).toEqual([]);
  });

  it('out of reach or of nobody cannot be begun', async () => {
    const foreign = await anna.people.register({ fields: aPerson({ surname: 'Obca' }) });
    const out = await refusalOf(katarzyna.drafts.keep(aDraft({ place: place('people.edit', ofPerson(foreign.id)) })));
    expect(out.code).toBe('OUT_OF_REACH');
    const nobody = await refusalOf(
      katarzyna.drafts.keep(aDraft({ place: place('people.edit', ofPerson(randomUUID() as PersonId)) })),
    );
    expect(nobody.code).toBe('NOT_FOUND');
  });
});

describe('drafts among each other', () => {
  it('are offered in their own place alone, whatever places there are', async () => {
    const people = [await hersToo('Jedna'), await hersToo('Druga')];
    const family = await anna.families.register({ fields: aFamily(), members: [], workerId: katarzynaId });
    const forms = ['people.new', 'people.edit', 'families.join', 'families.new'] as const;
    const subjects = [null, ...people.map(({ id }) => ofPerson(id)), ofFamily(family.id)];
    const places = fc.record({
      form: fc.constantFrom(...forms),
      subject: fc.constantFrom(...subjects),
      context: fc.constantFrom('', 'a', 'A', ' a', 'a%', people[0]?.id ?? ''),
    });
    const same = (one: DraftPlace, other: DraftPlace) => JSON.stringify(one) === JSON.stringify(other);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(places, { minLength: 2, maxLength: 8, comparator: same }), async (all) => {
        const drafts = all.map((where) => aDraft({ place: where, content: typed(JSON.stringify(where)) }));
        for (const draft of drafts) await katarzyna.drafts.keep(draft);
        for (const where of all) expect(await contents(katarzyna, where)).toEqual([typed(JSON.stringify(where))]);
        for (const where of all) expect(await contents(anna, where)).toEqual([]);
        for (const { id } of drafts) await katarzyna.drafts.drop({ id });
        for (const where of all) expect(await contents(katarzyna, where)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('an old draft', () => {
  const days = (count: number): number => count * 86_400;

  it('waits for its author however long a leave lasts, whoever works meanwhile', async () => {
    const where = place('people.new', null, 'stary');
    const hers = aDraft({ place: where, content: typed('sprzed urlopu') });
    await katarzyna.drafts.keep(hers);
    await later(days(200));
    expect(await contents(anna, where)).toEqual([]);
    await anna.drafts.waiting({});
    expect(await contents(katarzyna, where)).toEqual([hers.content]);
    expect((await katarzyna.drafts.waiting({})).map(({ id }) => id)).toContain(hers.id);
  });

  it('of an account that was closed goes after the days of the rule; a younger one and those of others stay', async () => {
    const rows = async (): Promise<number> => {
      const { count } = await test.core.runtime.offices.database.read((r) =>
        r
          .selectFrom('drafts')
          .select((of) => of.fn.countAll<number>().as('count'))
          .where('user_id', '=', martaId)
          .executeTakeFirstOrThrow(),
      );
      return count;
    };
    const where = place('people.new', null, 'konto');
    const martaId = await workerId(anna, 'Marta');
    const marta = await signedIn(test, 'marta.pracownik');
    await marta.drafts.keep(aDraft({ place: where }));
    const mine = aDraft({ place: where });
    await anna.drafts.keep(mine);
    await test.core.runtime.offices.database.write((tx) =>
      tx.updateTable('users').set({ active: 0 }).where('id', '=', martaId).execute(),
    );
    await later(days(30) - 60);
    await anna.drafts.waiting({});
    expect(await rows()).toBe(1);
    await later(120);
    expect(await contents(anna, where)).toEqual([mine.content]);
    expect(await rows()).toBe(0);
  });
});

describe('what others see of drafts', () => {
  it('is nothing in the audit log and nothing in the log', async () => {
    const filter = { userId: null, kind: null, action: null, subject: null, from: null, to: null };
    const before = await anna.audit.list({ filter, window: { offset: 0, limit: 1 } });
    const where = place('people.new', null, 'dziennik');
    const draft = aDraft({ place: where, content: typed('Xqzwdraftowa') });
    await anna.drafts.keep(draft);
    await anna.drafts.offered({ place: where });
    await anna.drafts.waiting({});
    await refusalOf(anna.drafts.keep({ ...draft, content: `${draft.content} Xqzwdraftowa` }));
    await anna.drafts.drop({ id: draft.id });
    const after = await anna.audit.list({ filter, window: { offset: 0, limit: 1 } });
    expect(after.count).toBe(before.count);
    expect(test.log.join('\n')).not.toContain('Xqzwdraftowa');
  });
});

it('every form has a name for the list of drafts, and every name is a form’s', () => {
  const forms = Object.keys(DRAFT_FORMS);
  expect(forms.length).toBeGreaterThan(10);
  expect(forms.filter((form) => DRAFT_FORM_LABELS[form] === undefined)).toEqual([]);
  expect(draftId.safeParse('kowalska').success).toBe(false);
});
