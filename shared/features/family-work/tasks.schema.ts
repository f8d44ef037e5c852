import { z } from 'zod';

import { selectedIds } from '../../contract/list.ts';
import { exportFormat, listWindow } from '../../contract/procedure.ts';
import { protectedRow } from '../../contract/record.ts';
import { recordId, userId } from '../../kernel/ids.ts';
import { localDate, localDateNamed } from '../../kernel/local-date.ts';
import { optionalText, requiredText } from '../../kernel/typed-text.ts';
import { namedRecord, workRecord } from './work-record.schema.ts';

export const TASK_STATES = ['open', 'done', 'cancelled'] as const;
export const taskState = z.enum(TASK_STATES);
export type TaskState = (typeof TASK_STATES)[number];

/** Where a task came from: typed by hand, next step of a note, action of a plan, the next assessment. */
export const TASK_SOURCES = ['hand', 'note', 'plan', 'assessment'] as const;
export const taskSource = z.enum(TASK_SOURCES);
export type TaskSource = (typeof TASK_SOURCES)[number];

export const taskFields = z.strictObject({
  what: requiredText('Co zrobić', 'wpisz, co trzeba zrobić', { max: 300 }),
  dueOn: localDateNamed('Termin', 'podaj termin'),
  userId,
});
export type TaskFields = z.infer<typeof taskFields>;

export const closeNote = optionalText('Uwagi', 'wpisz uwagi', 300);
export const cancelReason = requiredText('Powód odwołania', 'podaj powód odwołania', { min: 3, max: 300 });
export const moveReason = requiredText('Powód zmiany terminu', 'podaj powód zmiany terminu', { min: 3, max: 300 });

export const taskRow = z.discriminatedUnion('shown', [
  z.strictObject({
    shown: z.literal(true),
    id: recordId,
    version: z.int(),
    /** Of one's own task about a record out of reach only the kind is told, not the name. */
    record: namedRecord,
    reached: z.boolean(),
    what: z.string(),
    dueOn: localDate,
    userId,
    userName: z.string(),
    source: taskSource,
    state: taskState,
    closed: z.strictObject({ on: localDate, byName: z.string(), note: z.string().nullable() }).nullable(),
    /** Former days, oldest first, with the reason why it moved. */
    moves: z.array(z.strictObject({ fromDue: localDate, reason: z.string() })),
  }),
  protectedRow,
]);
export type TaskRow = z.infer<typeof taskRow>;
export type ShownTask = Extract<TaskRow, { shown: true }>;

export const TASK_WHOSE = ['mine', 'all'] as const;
export const TASK_STATUSES = ['open', 'closed', 'any'] as const;
export const tasksFilter = z.strictObject({
  whose: z.enum(TASK_WHOSE).default('mine'),
  status: z.enum(TASK_STATUSES).default('open'),
  /** Of one worker; asked for only with `whose: 'all'`. */
  workerId: userId.nullable().default(null),
  /** Exactly these tasks, whosever they are and in whatever state. */
  ids: selectedIds,
});
export type TasksFilter = z.infer<typeof tasksFilter>;

export const tasksListInput = z.strictObject({ filter: tasksFilter, window: listWindow });
export const tasksListOutput = z.strictObject({
  rows: z.array(taskRow),
  count: z.int(),
  /** Open ones of the same people whose day has passed. */
  overdue: z.int(),
});

export const recordTasksInput = z.strictObject({ record: workRecord });
export const recordTasksOutput = z.strictObject({
  rows: z.array(taskRow),
  may: z.strictObject({ edit: z.boolean() }),
});

export const TASK_COLUMNS = ['dueOn', 'what', 'record', 'worker', 'source', 'state'] as const;
export const tasksExportInput = z.strictObject({
  filter: tasksFilter,
  columns: z.array(z.enum(TASK_COLUMNS)).min(1, 'Kolumny: wybierz co najmniej jedną kolumnę.'),
  format: exportFormat,
});
