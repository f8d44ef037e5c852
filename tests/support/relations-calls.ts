import type { RelationFields, RelationInput } from '#shared/features/relations/relations.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

import type { CoreClient } from './core.ts';
import { aFamily, aMember, aPerson } from './people.ts';
import type { ProtectedRecords } from './protected-office.ts';
import { exported } from './streams.ts';

/** A relation of people who are not told more about, unless said otherwise. */
export function aRelation(otherId: PersonId, wishes: Partial<RelationInput> = {}): RelationInput {
  return { otherId, role: 'spouse', from: null, to: null, endReason: null, basis: null, note: null, ...wishes };
}

export const RELATION: RelationFields = {
  from: asLocalDate('2010-06-12'),
  to: null,
  endReason: null,
  basis: 'odpis aktu małżeństwa',
  note: null,
};

/** A day on which a genogram is asked for. */
const RELATED_ON = asLocalDate('2026-11-21');

/** Two people who are married, as the steps of a relation name it. */
async function married(client: CoreClient) {
  const wife = await client.people.register({ fields: aPerson() });
  const husband = await client.people.register({ fields: aPerson({ sex: 'male' }) });
  const { relationId, version } = await client.relations.relate({
    id: wife.id,
    relation: aRelation(husband.id, RELATION),
  });
  return { id: wife.id, relationId, version };
}

type Prepared = (client: CoreClient) => Promise<() => Promise<unknown>>;

async function someFamily(client: CoreClient) {
  const { rows } = await client.families.list({ filter: {}, window: { offset: 0, limit: 50 } });
  const found = rows.find((row) => row.shown);
  if (found?.shown !== true) throw new Error('the office has no family');
  return found.id;
}

/** A family in which the mother is proposed as the child's parent. */
async function proposedOne(client: CoreClient) {
  const mother = (await client.people.register({ fields: aPerson() })).id;
  const child = (await client.people.register({ fields: aPerson({ birthDate: asLocalDate('2015-06-01') }) })).id;
  const members = [aMember(mother), aMember(child, { role: 'child' })];
  const { id } = await client.families.register({ fields: aFamily({ caseNumber: null }), members, workerId: null });
  return { familyId: id, id: child, otherId: mother, role: 'parent' } as const;
}

/** One valid call of every procedure of relations, by somebody who may do all of it. */
export const RELATION_CALLS: Readonly<Record<string, Prepared>> = {
  'relations.ofPerson': async (client) => {
    const { id } = await married(client);
    return () => client.relations.ofPerson({ id });
  },
  'relations.personNetwork': async (client) => {
    const { id } = await married(client);
    return () => client.relations.personNetwork({ id });
  },
  'relations.familyNetwork': async (client) => {
    const id = await someFamily(client);
    return () => client.relations.familyNetwork({ id });
  },
  'relations.printPersonNetwork': async (client) => {
    const { id } = await married(client);
    return () => client.relations.printPersonNetwork({ id });
  },
  'relations.printFamilyNetwork': async (client) => {
    const id = await someFamily(client);
    return () => client.relations.printFamilyNetwork({ id });
  },
  'relations.exportPersonNetwork': async (client) => {
    const { id } = await married(client);
    return () => exported(client.relations.exportPersonNetwork({ id, format: 'csv' }));
  },
  'relations.exportFamilyNetwork': async (client) => {
    const id = await someFamily(client);
    return () => exported(client.relations.exportFamilyNetwork({ id, format: 'csv' }));
  },
  'relations.genogram': async (client) => {
    const id = await someFamily(client);
    return () => client.relations.genogram({ id });
  },
  'relations.printGenogram': async (client) => {
    const id = await someFamily(client);
    return () => client.relations.printGenogram({ id });
  },
  'relations.exportGenogram': async (client) => {
    const id = await someFamily(client);
    return () => exported(client.relations.exportGenogram({ id, day: RELATED_ON, format: 'csv' }));
  },
  'relations.proposed': async (client) => {
    const id = await someFamily(client);
    return () => client.relations.proposed({ id });
  },
  'relations.skipProposed': async (client) => {
    const proposal = await proposedOne(client);
    return () => client.relations.skipProposed(proposal);
  },
  'relations.proposeAgain': async (client) => {
    const proposal = await proposedOne(client);
    await client.relations.skipProposed(proposal);
    return () => client.relations.proposeAgain(proposal);
  },
  'relations.relate': async (client) => {
    const [one, other] = [
      await client.people.register({ fields: aPerson() }),
      await client.people.register({ fields: aPerson() }),
    ];
    return () => client.relations.relate({ id: one.id, relation: aRelation(other.id, { role: 'sibling' }) });
  },
  'relations.correct': async (client) => {
    const target = await married(client);
    return () => client.relations.correct({ ...target, fields: { ...RELATION, note: 'ślub cywilny' } });
  },
  'relations.end': async (client) => {
    const target = await married(client);
    return () => client.relations.end({ ...target, to: asLocalDate('2020-02-03'), endReason: 'divorce' });
  },
  'relations.reopen': async (client) => {
    const target = await married(client);
    const { version } = await client.relations.end({ ...target, to: asLocalDate('2020-02-03'), endReason: 'divorce' });
    return () => client.relations.reopen({ ...target, version });
  },
  'relations.withdraw': async (client) => {
    const target = await married(client);
    return () => client.relations.withdraw({ ...target, reason: 'pomyłka' });
  },
  'relations.reinstate': async (client) => {
    const target = await married(client);
    const { version } = await client.relations.withdraw({ ...target, reason: 'pomyłka' });
    return () => client.relations.reinstate({ ...target, version });
  },
};

/** Every procedure of relations with a protected record in its way. */
export function protectedRelationCalls(
  of: () => ProtectedRecords,
): Readonly<Record<string, (client: CoreClient) => readonly (() => Promise<unknown>)[]>> {
  const hiddenProposal = () => ({ id: of().withPesel, otherId: of().shownPerson, role: 'parent' }) as const;
  return {
    'relations.ofPerson': (c) => [
      () => c.relations.ofPerson({ id: of().withPesel }),
      () => c.relations.ofPerson({ id: of().shownPerson }),
    ],
    'relations.personNetwork': (c) => [
      () => c.relations.personNetwork({ id: of().withPesel }),
      () => c.relations.personNetwork({ id: of().shownPerson }),
    ],
    'relations.familyNetwork': (c) => [
      () => c.relations.familyNetwork({ id: of().family }),
      () => c.relations.familyNetwork({ id: of().shownFamily }),
    ],
    'relations.printPersonNetwork': (c) => [
      () => c.relations.printPersonNetwork({ id: of().withPesel }),
      () => c.relations.printPersonNetwork({ id: of().shownPerson }),
    ],
    'relations.printFamilyNetwork': (c) => [
      () => c.relations.printFamilyNetwork({ id: of().family }),
      () => c.relations.printFamilyNetwork({ id: of().shownFamily }),
    ],
    'relations.exportPersonNetwork': (c) => [
      () => exported(c.relations.exportPersonNetwork({ id: of().withPesel, format: 'csv' })),
      () => exported(c.relations.exportPersonNetwork({ id: of().shownPerson, format: 'csv' })),
    ],
    'relations.exportFamilyNetwork': (c) => [
      () => exported(c.relations.exportFamilyNetwork({ id: of().family, format: 'csv' })),
      () => exported(c.relations.exportFamilyNetwork({ id: of().shownFamily, format: 'csv' })),
    ],
    'relations.genogram': (c) => [
      () => c.relations.genogram({ id: of().family }),
      () => c.relations.genogram({ id: of().shownFamily }),
    ],
    'relations.printGenogram': (c) => [
      () => c.relations.printGenogram({ id: of().family }),
      () => c.relations.printGenogram({ id: of().shownFamily }),
    ],
    'relations.exportGenogram': (c) => [
      () => exported(c.relations.exportGenogram({ id: of().family, day: RELATED_ON, format: 'csv' })),
      () => exported(c.relations.exportGenogram({ id: of().shownFamily, day: RELATED_ON, format: 'csv' })),
    ],
    'relations.proposed': (c) => [
      () => c.relations.proposed({ id: of().family }),
      () => c.relations.proposed({ id: of().shownFamily }),
    ],
    'relations.skipProposed': (c) => [
      () => c.relations.skipProposed({ ...hiddenProposal(), familyId: of().family }),
      () => c.relations.skipProposed({ ...hiddenProposal(), familyId: of().shownFamily }),
    ],
    'relations.proposeAgain': (c) => [
      () => c.relations.proposeAgain({ ...hiddenProposal(), familyId: of().family }),
      () => c.relations.proposeAgain({ ...hiddenProposal(), familyId: of().shownFamily }),
    ],
    'relations.relate': (c) => [
      () => c.relations.relate({ id: of().shownPerson, relation: aRelation(of().withPesel) }),
      () => c.relations.relate({ id: of().withPesel, relation: aRelation(of().shownPerson) }),
      () => c.relations.relate({ id: of().shownPerson, relation: aRelation(of().withDocument, { role: 'child' }) }),
    ],
    'relations.correct': (c) => [
      () => c.relations.correct({ id: of().shownPerson, relationId: of().relation, version: 1, fields: RELATION }),
      () => c.relations.correct({ id: of().withPesel, relationId: of().relation, version: 1, fields: RELATION }),
    ],
    'relations.end': (c) => [
      () =>
        c.relations.end({
          id: of().shownPerson,
          relationId: of().relation,
          version: 1,
          to: asLocalDate('1960-01-01'),
          endReason: 'divorce',
        }),
    ],
    'relations.reopen': (c) => [
      () => c.relations.reopen({ id: of().shownPerson, relationId: of().relation, version: 1 }),
    ],
    'relations.withdraw': (c) => [
      () => c.relations.withdraw({ id: of().withPesel, relationId: of().relation, version: 1, reason: 'Próba' }),
    ],
    'relations.reinstate': (c) => [
      () => c.relations.reinstate({ id: of().withPesel, relationId: of().relation, version: 1 }),
    ],
  };
}
