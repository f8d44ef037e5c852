import { z } from 'zod';

import { protectedRow } from '../../contract/record.ts';
import { homeId, personId } from '../../kernel/ids.ts';
import { localDate, localDateNamed } from '../../kernel/local-date.ts';
import { optionalText, requiredText } from '../../kernel/typed-text.ts';
import { sex } from '../people/people.schema.ts';
import { reservationLine } from './care.schema.ts';
import { CRITERION_CODES, NEEDS, REASON_CODES, type ReasonCode } from './matching.facts.ts';
import { VACANCY_GROUPS } from './vacancies.labels.ts';

export const occupancy = z.strictObject({
  /** A number of places; none by law; or not known since the rule is missing. */
  bound: z.enum(['number', 'none', 'unknown']),
  max: z.int().nullable(),
  taken: z.int(),
  reserved: z.int(),
  free: z.int().nullable(),
});

const boardHome = z.strictObject({
  shown: z.literal(true),
  id: homeId,
  name: z.string(),
  group: z.enum(VACANCY_GROUPS),
  town: z.string().nullable(),
  commune: z.strictObject({ terc: z.string(), name: z.string() }).nullable(),
  places: occupancy,
  /** The first day on which a reservation of the day ends, where there is one. */
  reservedUntil: localDate.nullable(),
});
export const boardRow = z.discriminatedUnion('shown', [boardHome, protectedRow]);
export type BoardHome = z.infer<typeof boardHome>;
export type BoardRow = z.infer<typeof boardRow>;

export const BOARD_ORDERS = ['name', 'free'] as const;
export const boardFilter = z.strictObject({
  /** Null: today. */
  day: localDateNamed('Dzień', 'podaj dzień').nullable().default(null),
  group: z.enum(VACANCY_GROUPS).nullable().default(null),
  /** Commune by its TERYT code. */
  terc: z
    .string('Gmina: wybierz gminę z listy.')
    .regex(/^\d{7}$/, 'Gmina: wybierz gminę z listy.')
    .nullable()
    .default(null),
  free: z.boolean().default(false),
  order: z.enum(BOARD_ORDERS).default('name'),
});
export type BoardFilter = z.infer<typeof boardFilter>;

export const board = z.strictObject({
  day: localDate,
  rows: z.array(boardRow),
  /** Communes of the homes of the day, whatever the filter. */
  communes: z.array(z.strictObject({ terc: z.string(), name: z.string() })),
});
export type Board = z.infer<typeof board>;

/** How many children one place is sought for together. */
export const MOST_CHILDREN = 10;
const soughtIds = z
  .array(personId)
  .min(1, 'Dziecko: wybierz dziecko, dla którego szukasz miejsca.')
  .max(MOST_CHILDREN, `Dziecko: wybierz najwyżej ${MOST_CHILDREN} dzieci.`);

export const need = z.enum(NEEDS);

/** For whom a place is sought, from which day and with which conditions. */
export const soughtInput = z.strictObject({
  childIds: soughtIds,
  from: localDateNamed('Miejsce od', 'podaj dzień, od którego potrzebne jest miejsce'),
  /** Homes of the commune the children come from go before others that meet as much. */
  sameCommune: z.boolean().default(true),
  /** Needs beside those that the records say. */
  needs: z.array(need).max(NEEDS.length, 'Warunki: wybierz warunki z listy.').default([]),
});
export type SoughtInput = z.infer<typeof soughtInput>;

const criterion = z.strictObject({
  code: z.enum(CRITERION_CODES),
  verdict: z.enum(['met', 'warning', 'broken']),
  sentence: z.string(),
});
const reason = z.enum(REASON_CODES as [ReasonCode, ...ReasonCode[]]);
const proposedHome = z.strictObject({
  id: homeId,
  name: z.string(),
  group: z.enum(VACANCY_GROUPS),
  town: z.string().nullable(),
});

const soughtChild = z.strictObject({ personId, firstName: z.string(), surname: z.string(), sex, birthDate: localDate });
export const matching = z.strictObject({
  from: localDate,
  children: z.array(soughtChild.extend({ reservation: reservationLine.nullable() })),
  /** Brothers and sisters under age who are not among them; only those the viewer may see. */
  siblings: z.array(soughtChild),
  /** Needs that count, and whether a record says so or the person who asks. */
  needs: z.array(z.strictObject({ need, recorded: z.boolean() })),
  /** Commune of the first child's address; null where none is known. */
  commune: z.string().nullable(),
  /** Best first. */
  proposed: z.array(
    z.strictObject({
      home: proposedHome,
      criteria: z.array(criterion),
      met: z.int(),
      /** Whether there is a place for each of them, so that they can be reserved. */
      room: z.boolean(),
    }),
  ),
  /** By name, with what keeps each from being proposed. */
  notProposed: z.array(z.strictObject({ home: proposedHome, reason, sentences: z.array(z.string()) })),
  byReason: z.array(z.strictObject({ reason, count: z.int() })),
  /** The last day a reservation made today has unless another is chosen. */
  reserveUntil: localDate,
});
export type MatchingOfHomes = z.infer<typeof matching>;

const until = localDateNamed('Rezerwacja do', 'podaj ostatni dzień rezerwacji');
export const reservationFields = z.strictObject({
  homeId,
  from: localDateNamed('Rezerwacja od', 'podaj pierwszy dzień rezerwacji'),
  until,
  note: optionalText('Uwagi', 'wpisz uwagi', 500),
});
export type ReservationFields = z.infer<typeof reservationFields>;
export const reserveInput = z.strictObject({ childIds: soughtIds, fields: reservationFields });
export const extendFields = z.strictObject({ until });
export const withdrawReason = requiredText('Powód wycofania', 'podaj powód wycofania', { min: 3, max: 300 });
