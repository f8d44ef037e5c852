import { z } from 'zod';

import { protectedRow } from '../../contract/record.ts';
import { familyId, personId, recordId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { localDate, localDateNamed } from '../../kernel/local-date.ts';
import { optionalText, requiredText } from '../../kernel/typed-text.ts';
import { memberRole } from '../families/member-role.schema.ts';
import { sex } from '../people/people.schema.ts';
import { endReason, relationKind } from './relation-kinds.ts';
import { kinRole, relationRole } from './relation-roles.ts';

/** What is written down about a relation besides who is related to whom. */
export const relationFields = z.strictObject({
  from: localDateNamed('Relacja od', 'podaj datę, od której trwa relacja').nullable(),
  to: localDateNamed('Relacja do', 'podaj datę, do której trwała relacja').nullable(),
  endReason: endReason.nullable(),
  basis: optionalText('Podstawa', 'wpisz podstawę relacji', 300),
  note: optionalText('Uwagi', 'wpisz uwagi', 1000),
});
export type RelationFields = z.infer<typeof relationFields>;

/** „The other person is this to the one whose card is open.” */
export const relationInput = relationFields.extend({ otherId: personId, role: relationRole });
export type RelationInput = z.infer<typeof relationInput>;

export const withdrawReason = requiredText('Powód wycofania', 'podaj powód wycofania', { min: 3, max: 300 });

/** Somebody who is related, or in the same family. Who may not be named is a line that says why and whom to ask. */
export const relative = z.discriminatedUnion('shown', [
  z.strictObject({
    shown: z.literal(true),
    id: personId,
    surname: z.string(),
    firstName: z.string(),
    sex,
    birthDate: localDate,
    /** Of a death known by its year alone the last day of that year. */
    deathDate: localDate.nullable(),
    /** Nobody knows the day of the death: it may have been any of its year. */
    deathDayUnknown: z.literal(true).optional(),
    archived: z.boolean(),
  }),
  protectedRow.extend({ why: z.enum(['protected', 'out-of-reach']) }),
]);
export type Relative = z.infer<typeof relative>;

/** What follows from the roles in a family and is not written down: „the other one is this to the first”. */
export const proposedRelation = z.strictObject({
  id: personId,
  otherId: personId,
  role: z.enum(['parent', 'grandparent']),
});
export type ProposedRelation = z.infer<typeof proposedRelation>;

/** Who said that a proposal is not to be asked about in this family, and when. */
export const skippedProposal = z.strictObject({ byName: z.string(), at: instant });
export type SkippedProposal = z.infer<typeof skippedProposal>;

export const shownProposal = proposedRelation.extend({ skipped: skippedProposal.nullable() });
export type ShownProposal = z.infer<typeof shownProposal>;

const dates = { from: localDate.nullable(), to: localDate.nullable(), endReason: endReason.nullable() };

/** One line of the relations of a person. */
export const relationLine = z.strictObject({
  other: relative,
  role: kinRole,
  ...dates,
  /** It has ended by today; an end that was written down ahead has not come yet. */
  over: z.boolean(),
  /** What was entered; null where the relation follows from parents. */
  entered: z
    .strictObject({
      id: recordId,
      version: z.int(),
      basis: z.string().nullable(),
      note: z.string().nullable(),
      /** The marriage overlaps with another one of the same person. */
      overlaps: z.boolean(),
      withdrawn: z.strictObject({ on: localDate, reason: z.string(), byName: z.string() }).nullable(),
    })
    .nullable(),
  /** Parents through whom it follows, as far as they may be named. */
  through: z.array(z.string()),
});
export type RelationLine = z.infer<typeof relationLine>;

export const personRelations = z.strictObject({
  id: personId,
  name: z.string(),
  sex,
  birthDate: localDate,
  lines: z.array(relationLine),
  mayEdit: z.boolean(),
});
export type PersonRelations = z.infer<typeof personRelations>;

export const familyRef = z.discriminatedUnion('shown', [
  z.strictObject({ shown: z.literal(true), id: familyId, name: z.string(), archived: z.boolean() }),
  protectedRow.extend({ why: z.enum(['protected', 'out-of-reach']) }),
]);
export type FamilyRef = z.infer<typeof familyRef>;

const membership = { personId, role: memberRole, from: localDate, to: localDate.nullable() };

/** Everybody connected by relations or by families, each with the step that leads there. */
export const familyNetwork = z.strictObject({
  people: z.array(
    z.strictObject({
      person: relative,
      /** 0 for whom it is asked, 1 for the nearest, and so on. */
      steps: z.int(),
      /** What the person is to somebody one step nearer; null where only a family connects them. */
      link: z.strictObject({ role: kinRole, toId: personId, endReason: endReason.nullable() }).nullable(),
    }),
  ),
  families: z.array(z.strictObject({ family: familyRef, members: z.array(z.strictObject(membership)) })),
  /** More people are connected than are shown. */
  cut: z.boolean(),
});
export type FamilyNetwork = z.infer<typeof familyNetwork>;

/** A network as its print and its file show it: of a person or a family, by name. */
export const printedNetwork = z.strictObject({
  of: z.enum(['person', 'family']),
  name: z.string(),
  network: familyNetwork,
});
export type PrintedNetwork = z.infer<typeof printedNetwork>;

/** All that the genogram of a family needs on any day. */
export const genogramData = z.strictObject({
  familyId,
  familyName: z.string(),
  people: z.array(relative),
  members: z.array(z.strictObject(membership)),
  relations: z.array(
    z.strictObject({ id: recordId, kind: relationKind, firstId: personId, secondId: personId, ...dates }),
  ),
  /** Where members lived: equal numbers are one address. Which one it is stays on the cards; of the hidden none is told. */
  homes: z.array(z.strictObject({ personId, home: z.int(), from: localDate, to: localDate.nullable() })),
  /** Whether there are more people around the family than a drawing holds. */
  cut: z.boolean(),
  mayPrint: z.boolean(),
});
export type GenogramData = z.infer<typeof genogramData>;
