import { expect, it } from 'vitest';

import type { PersonFields } from '#shared/features/people/people.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { type CoreClient, refusedFields } from '#tests/support/core.ts';
import { openOffice } from '#tests/support/opened-office.ts';
import { aPerson } from '#tests/support/people.ts';
import { aRelation } from '#tests/support/relations-calls.ts';

let anna: CoreClient;

openOffice('once', (opened) => {
  ({ anna } = opened);
});

const refusedPaths = async (call: Promise<unknown>) =>
  (await refusedFields(call)).map((problem) => problem.split(' | ')[0]);

const WEDDING = asLocalDate('2026-02-14');
const consent = (personId: PersonId | null, from: string): PersonFields['consenters'][number] => ({
  personId,
  institution: personId === null ? 'Sąd Rejonowy' : null,
  basis: 'parent',
  basisNote: null,
  from: asLocalDate(from),
  to: null,
});
const child = (consenter: PersonId, from: string) =>
  anna.people.register({
    fields: aPerson({ birthDate: asLocalDate('2026-01-05'), consenters: [consent(consenter, from)] }),
    someoneElse: true,
  });

it('a woman of 17 who is married is of age from the wedding, and stays so whatever becomes of the marriage', async () => {
  const fields = aPerson({ surname: 'Młoda', birthDate: asLocalDate('2009-03-02') });
  const mother = await anna.people.register({ fields });
  const husband = await anna.people.register({
    fields: aPerson({ surname: 'Młody', sex: 'male', birthDate: asLocalDate('2003-03-02') }),
  });
  expect(await refusedPaths(child(mother.id, '2026-03-01'))).toEqual(['fields.consenters.0.personId']);

  const relation = aRelation(husband.id, { role: 'spouse', from: WEDDING, basis: 'zezwolenie sądu' });
  const married = await anna.relations.relate({ id: mother.id, relation });
  expect(await refusedPaths(child(mother.id, '2026-02-13'))).toEqual(['fields.consenters.0.personId']);
  await child(mother.id, '2026-02-14');

  // Nobody consents for her from that day on.
  const consented = (from: string) =>
    anna.people.correct({ ...mother, fields: { ...fields, consenters: [consent(null, from)] } });
  expect(await refusedPaths(consented('2026-02-14'))).toEqual(['fields.consenters.0.from']);
  mother.version = (await consented('2026-02-13')).version;

  const target = { id: mother.id, relationId: married.relationId };
  const ended = await anna.relations.end({
    ...target,
    version: married.version,
    to: asLocalDate('2026-05-05'),
    endReason: 'decision',
  });
  await child(mother.id, '2026-06-01');
  // A marriage that was entered by mistake never gave anything.
  await anna.relations.withdraw({ ...target, version: ended.version, reason: 'pomyłka' });
  expect(await refusedPaths(child(mother.id, '2026-06-01'))).toEqual(['fields.consenters.0.personId']);
});

it('the form is told the rule of the day about newborns', async () => {
  expect(await anna.people.formRules({})).toEqual({ newbornDays: 45 });
});
