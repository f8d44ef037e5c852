import { sql, type RawBuilder, type SqlBool } from 'kysely';

import type { NamedRecord, WorkRecord } from '#shared/features/family-work/work-record.schema.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { labelsOf } from './labels.repository.ts';
import { caseload, notHidden, withinReach, type Viewer } from './reach.repository.ts';
import { asFamilyId, asPersonId } from './values.ts';

/** Columns of a row that is about a person or a family. */
export interface RecordColumns {
  readonly person_id: string | null;
  readonly family_id: string | null;
}

export const recordColumns = (record: WorkRecord): RecordColumns => ({
  person_id: record.kind === 'person' ? record.id : null,
  family_id: record.kind === 'family' ? record.id : null,
});

/** @throws Error when the row is about neither */
export function recordOf({ person_id, family_id }: RecordColumns): WorkRecord {
  if (person_id !== null) return { kind: 'person', id: asPersonId(person_id) };
  if (family_id !== null) return { kind: 'family', id: asFamilyId(family_id) };
  throw new Error('a row about neither a person nor a family');
}

/** Condition: the person or family of the row is within the viewer's reach. */
export function recordWithinReach(viewer: Viewer, table: string): RawBuilder<SqlBool> {
  const [person, family] = [`${table}.person_id`, `${table}.family_id`];
  return sql<SqlBool>`(${sql.ref(family)} IS NOT NULL AND ${withinReach(viewer, 'family', family)}
    OR ${sql.ref(person)} IS NOT NULL AND ${withinReach(viewer, 'person', person)})`;
}

/** Condition: no protection hides the person or family of the row from the viewer. */
export function recordNotHidden(viewer: Viewer, table: string): RawBuilder<SqlBool> {
  const [person, family] = [`${table}.person_id`, `${table}.family_id`];
  return sql<SqlBool>`(${sql.ref(family)} IS NULL OR ${notHidden(viewer, 'family', family)})
    AND (${sql.ref(person)} IS NULL OR ${notHidden(viewer, 'person', person)})`;
}

/** Row keys of a table's rows about the viewer's own caseload. */
export function rowkeysOfCaseload(viewer: Viewer, table: string): RawBuilder<number> {
  return sql<number>`SELECT rowkey FROM ${sql.table(table)} WHERE family_id IN (${caseload('family', viewer.userId, viewer.today)})
    UNION ALL SELECT rowkey FROM ${sql.table(table)} WHERE person_id IN (${caseload('person', viewer.userId, viewer.today)})`;
}

/** Names of the records the viewer may see, by their id; the others are missing. */
export async function recordNames(
  r: Reader,
  viewer: Viewer,
  records: readonly WorkRecord[],
): Promise<ReadonlyMap<string, NamedRecord>> {
  const idsOf = (kind: WorkRecord['kind']): string[] => [
    ...new Set(records.filter((record) => record.kind === kind).map(({ id }) => id)),
  ];
  const [people, families] = await Promise.all([
    labelsOf(r, viewer, 'person', idsOf('person')),
    labelsOf(r, viewer, 'family', idsOf('family')),
  ]);
  return new Map<string, NamedRecord>([
    ...[...people].map(([id, { name }]) => [id, { kind: 'person', id, name }] as const),
    ...[...families].map(([id, { name }]) => [id, { kind: 'family', id, name }] as const),
  ]);
}
