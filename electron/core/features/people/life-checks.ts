import { isArchived } from '#db/repositories/kept-records.repository.ts';
import { labelsOf } from '#db/repositories/labels.repository.ts';
import { lifeOf, type LifeRow } from '#db/repositories/life.repository.ts';
import { sightOf, type Viewer } from '#db/repositories/reach.repository.ts';
import { relationsTouching } from '#db/repositories/relations.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import {
  afterDeath,
  bornTooLate,
  deathTooEarly,
  lastPossibleDay,
  type AfterDeath,
} from '#shared/features/people/life.rules.ts';
import type { LifeEntry } from '#shared/features/people/life.schema.ts';
import type { PersonFields } from '#shared/features/people/people.schema.ts';
import type { RelationKind } from '#shared/features/relations/relation-kinds.ts';
import type { FieldProblem } from '#shared/kernel/field-problem.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { today, type LocalDate } from '#shared/kernel/local-date.ts';
import type { Death } from '#shared/features/people/person-details.schema.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import { viewerOrNull } from '../../records/viewer.ts';

/** What is stored of a person, in words the actor may read, each beside the row it stands for. */
interface Life {
  readonly entries: readonly LifeEntry[];
  readonly rows: ReadonlyMap<LifeEntry, LifeRow>;
}

/** @param consents given for the person, as they are or will be stored */
async function lifeFor(
  r: Reader,
  deps: Deps,
  actor: Actor,
  id: PersonId,
  consents: PersonFields['consenters'],
): Promise<Life> {
  const found = await lifeOf(r, id);
  const named = async (kind: 'person' | 'family', ids: readonly string[]) => {
    const viewer = viewerOrNull(deps, actor, kind === 'person' ? 'people.view' : 'families.view');
    return viewer === null ? new Map<string, { readonly name: string }>() : await labelsOf(r, viewer, kind, ids);
  };
  const families = await named(
    'family',
    found.flatMap((row) =>
      row.kind === 'membership' ? [row.familyId] : row.kind === 'note' && row.record.id !== id ? [row.record.id] : [],
    ),
  );
  // That a chronicle which the actor may not read has a note of some day is told by no refusal either.
  const stored = found.filter((row) => row.kind !== 'note' || row.record.id === id || families.has(row.record.id));
  const people = await named(
    'person',
    stored.flatMap((row) => (row.kind === 'relation' ? [row.otherId] : row.kind === 'consent' ? [row.childId] : [])),
  );
  const rows = new Map(stored.map((row): [LifeEntry, LifeRow] => [entryOf(row, families, people), row]));
  const own = consents.map(({ from, to }): LifeEntry => ({ kind: 'own-consent', from, to }));
  return { entries: [...rows.keys(), ...own], rows };
}

type Names = ReadonlyMap<string, { readonly name: string }>;

function entryOf(row: LifeRow, families: Names, people: Names): LifeEntry {
  const { from, to } = row;
  switch (row.kind) {
    case 'membership':
      return { kind: 'membership', name: families.get(row.familyId)?.name ?? null, from, to };
    case 'relation':
      return { kind: 'relation', relation: row.relation, name: people.get(row.otherId)?.name ?? null, from, to };
    case 'consent':
      return { kind: 'consent', name: people.get(row.childId)?.name ?? null, from, to };
    case 'placement':
    case 'address':
    case 'note':
      return { kind: row.kind, from, to };
  }
}

/** What a death means for what is stored of a person. */
export interface DeathFound extends AfterDeath {
  /** The last day of what ends. */
  readonly day: LocalDate;
  /** The rows that the actor may end; what may not be ended stands among the untidy. */
  readonly endRows: readonly LifeRow[];
}

/** Looks at all that is stored of the person, or will be, in the light of this death. */
export async function deathFound(
  r: Reader,
  deps: Deps,
  actor: Actor,
  id: PersonId,
  { death, consents }: { readonly death: Death; readonly consents: PersonFields['consenters'] },
): Promise<DeathFound> {
  const { entries, rows } = await lifeFor(r, deps, actor, id, consents);
  const day = lastPossibleDay(death, today(deps.clock.now()));
  const found = afterDeath(entries, day);
  const ends: LifeEntry[] = [];
  const left: LifeEntry[] = [];
  const endRows: LifeRow[] = [];
  for (const entry of found.ends) {
    const row = rows.get(entry);
    if (row !== undefined && !(await mayEnd(r, deps, actor, row))) {
      left.push(entry);
      continue;
    }
    ends.push(entry);
    if (row !== undefined) endRows.push(row);
  }
  return { impossible: found.impossible, ends, untidy: [...found.untidy, ...left], day, endRows };
}

/** A stay is the family's, a consent the child's: only who may change those records ends them. */
async function mayEnd(r: Reader, deps: Deps, actor: Actor, row: LifeRow): Promise<boolean> {
  switch (row.kind) {
    case 'membership':
      return await mayChange(r, deps, actor, 'family', row.familyId);
    case 'placement': {
      const viewer = viewerOrNull(deps, actor, 'care.edit');
      const { personId } = row.placement;
      return viewer !== null && (await sightOf(r, viewer, 'person', [personId])).get(personId)?.kind === 'shown';
    }
    case 'consent':
      return await mayChange(r, deps, actor, 'person', row.childId);
    default:
      return true;
  }
}

async function mayChange(r: Reader, deps: Deps, actor: Actor, kind: 'person' | 'family', id: string): Promise<boolean> {
  const viewer = viewerOrNull(deps, actor, kind === 'person' ? 'people.edit' : 'families.edit');
  if (viewer === null || (await isArchived(r, kind, id))) return false;
  return (await sightOf(r, viewer, kind, [id])).get(id)?.kind === 'shown';
}

/** Where one has to be older than the other, by the database's own rule. */
const OLDER_FIRST: readonly RelationKind[] = ['parent', 'adoptive-parent', 'grandparent'];

/**
 * A birth date that is refused for the one of a protected parent or child would tell it day by day: it is changed by those
 * alone who may see them, whatever it is.
 */
export async function birthDateProblems(r: Reader, viewer: Viewer, id: PersonId): Promise<FieldProblem[]> {
  const related = (await relationsTouching(r, [id])).filter(({ kind }) => OLDER_FIRST.includes(kind));
  const others = related.map(({ firstId, secondId }) => (firstId === id ? secondId : firstId));
  const sights = await sightOf(r, { ...viewer, reach: 'all' }, 'person', others);
  const ask = [...sights.values()].flatMap((sight) => (sight.kind === 'hidden' ? sight.ask : []));
  if (![...sights.values()].some(({ kind }) => kind === 'hidden')) return [];
  const whom = ask.length === 0 ? 'kierownika' : [...new Set(ask)].join(', ');
  const message = `Data urodzenia: poproś o\u00a0zmianę daty urodzenia kogoś, kto widzi chronionego krewnego tej osoby (${whom}); bez tego nie da się sprawdzić, kto z\u00a0nich jest starszy.`;
  return [{ path: 'birthDate', message }];
}

/**
 * Whether what is stored of the person, and stays, lies within the corrected life. Only a changed day is judged: what was
 * stored before is left in peace.
 */
export async function lifeProblems(
  r: Reader,
  deps: Deps,
  actor: Actor,
  id: PersonId,
  { before, after }: { readonly before: PersonFields; readonly after: PersonFields },
): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  if (after.birthDate !== before.birthDate) {
    const { entries } = await lifeFor(r, deps, actor, id, []);
    problems.push(...bornTooLate(entries, after.birthDate));
  }
  const { death } = after;
  if (death !== null && (death.date !== before.death?.date || death.year !== before.death?.year)) {
    problems.push(...deathTooEarly(await deathFound(r, deps, actor, id, { death, consents: after.consenters }), death));
  }
  return problems;
}
