import type { BenchContext } from '../context.ts';
import type { Figure } from '../figures.ts';
import { appEndRows } from './app-end.ts';
import { appRows } from './app.ts';
import { backupsRows } from './backups.ts';
import { caseloadsRows } from './caseloads.ts';
import { familiesRows } from './families.ts';
import { longListRows } from './long-lists.ts';
import { notesRows } from './notes.ts';
import { peopleRows } from './people.ts';
import { relationsRows } from './relations.ts';
import { sessionRows } from './session.ts';
import { vacanciesRows } from './vacancies.ts';

/** Rows that are measured together. A feature adds its own file here. */
export interface BenchRows {
  /** Every row's name is one of these or begins with one and a dot. */
  readonly names: readonly string[];
  /** Worked out of the rows that ran before it. */
  readonly sumsUp?: boolean;
  measure(context: BenchContext): Promise<readonly Figure[]>;
}

/** In the order in which they run; the event-loop delay comes last, since it sums up the others. */
export const ROWS: readonly BenchRows[] = [
  ...sessionRows,
  ...peopleRows,
  ...longListRows,
  ...familiesRows,
  ...caseloadsRows,
  ...vacanciesRows,
  ...relationsRows,
  ...notesRows,
  ...backupsRows,
  ...appEndRows,
  ...appRows,
];
