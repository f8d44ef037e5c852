import type { LocalDate } from '../../kernel/local-date.ts';
import type { Sex } from '../../kernel/pesel.ts';
import { isOverOn, type KnownRelation } from './kinship.rules.ts';
import type { EndReason } from './relation-kinds.ts';

/** A couple, married or not, or two people who have a child. */
export interface SceneUnion {
  /** Men first, as genograms are drawn; `second` is null for a parent whose partner is not known. */
  readonly first: string;
  readonly second: string | null;
  readonly kind: 'marriage' | 'partnership' | 'parents';
  readonly from: LocalDate | null;
  readonly ended: { readonly on: LocalDate; readonly reason: EndReason } | null;
}

/** Marriages and partnerships, one line a couple: what holds wins over what has ended, marriage over partnership. */
export function couplesOf(
  relations: readonly KnownRelation[],
  sexOf: ReadonlyMap<string, Sex | null>,
  day: LocalDate,
): SceneUnion[] {
  const couples = new Map<string, SceneUnion>();
  for (const relation of relations) {
    if (relation.kind !== 'marriage' && relation.kind !== 'partnership') continue;
    const [first, second] = manFirst(relation.firstId, relation.secondId, sexOf);
    const { from, kind } = relation;
    const union: SceneUnion = { first, second, kind, from, ended: endOf(relation, day) };
    const earlier = couples.get(`${first} ${second}`);
    if (earlier === undefined || !isBefore(union, earlier)) couples.set(`${first} ${second}`, union);
  }
  return [...couples.values()].toSorted(byBeginning);
}

/** Of the same two the line that holds is drawn, then the marriage, then the one that began last. */
function isBefore(one: SceneUnion, other: SceneUnion): boolean {
  const [left, right] = [weight(one), weight(other)];
  return left === right ? (one.from ?? '') < (other.from ?? '') : left < right;
}

const weight = (union: SceneUnion): number => (union.ended === null ? 2 : 0) + (union.kind === 'marriage' ? 1 : 0);

function byBeginning(a: SceneUnion, b: SceneUnion): number {
  const [left, right] = [`${a.from ?? '0000'} ${a.first} ${a.second}`, `${b.from ?? '0000'} ${b.first} ${b.second}`];
  return left < right ? -1 : 1;
}

function endOf({ kind, to, endReason }: KnownRelation, day: LocalDate): SceneUnion['ended'] {
  return to === null || endReason === null || !isOverOn({ kind, to }, day) ? null : { on: to, reason: endReason };
}

/** Men first, as genograms are drawn; of two of one sex, or of unknown, by id. */
export function manFirst(a: string, b: string, sexOf: ReadonlyMap<string, Sex | null>): readonly [string, string] {
  if (sexOf.get(a) === 'male' && sexOf.get(b) !== 'male') return [a, b];
  if (sexOf.get(b) === 'male' && sexOf.get(a) !== 'male') return [b, a];
  return a < b ? [a, b] : [b, a];
}

/** Whether a line joins the two already, so that one tie to either says it of both. */
export const isCouple = (one: string, other: string, unions: readonly SceneUnion[]): boolean =>
  unions.some(({ first, second }) => (first === one && second === other) || (first === other && second === one));
