import { insertNotes } from '#db/repositories/notes.repository.ts';
import { insertTasks } from '#db/repositories/tasks.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import { nextStepProblems, normaliseNote } from '#shared/features/family-work/family-work.rules.ts';
import type { NextStep, NoteFields } from '#shared/features/family-work/notes.schema.ts';
import type { WorkRecord } from '#shared/features/family-work/work-record.schema.ts';
import { underPath } from '#shared/kernel/field-problem.ts';
import type { RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { command } from '../../../calls/unit-of-work.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { NOTE_FIELDS, peopleSubjects, problemsOfNote, recordedNote } from '../note-frame.ts';
import { ownerProblems, requireWorkOn } from '../work-record.ts';

interface Input {
  readonly record: WorkRecord;
  readonly fields: NoteFields;
  readonly nextStep: NextStep | null;
}

/** Writes a note; its next step becomes a task of the worker named, or of the writer. */
export async function writeNote(deps: Deps, actor: Actor, input: Input): Promise<{ id: RecordId; version: number }> {
  const { record, nextStep } = input;
  const fields = normaliseNote(input.fields);
  const id = asRecordId(deps.ids.next());
  return await command(deps, actor, async (tx, audit) => {
    const viewer = await requireWorkOn(tx, deps, actor, 'notes.edit', record);
    const problems = await problemsOfNote(tx, deps, actor, viewer, record, fields, null);
    if (nextStep !== null) {
      const owner = await ownerProblems(tx, viewer, 'userId', 'Kto', nextStep.userId ?? actor.userId);
      problems.push(...underPath('nextStep', [...nextStepProblems(nextStep, viewer.today), ...owner]));
    }
    refuseProblems(null, problems);
    const change = { by: actor.userId, at: deps.clock.now() };
    await insertNotes(tx, [{ id, record, fields, change }]);
    if (nextStep !== null) {
      const { what, dueOn } = nextStep;
      const userId = nextStep.userId ?? actor.userId;
      const task = {
        id: asRecordId(deps.ids.next()),
        record,
        what,
        dueOn,
        userId,
        source: 'note',
        noteId: id,
      } as const;
      await insertTasks(tx, [{ ...task, change }]);
    }
    await audit({
      subjects: [record, ...peopleSubjects(fields)],
      fields: [...NOTE_FIELDS, ...(nextStep === null ? [] : ['nextStep'])],
      after: { ...recordedNote(fields), ...(nextStep === null ? {} : { dueOn: nextStep.dueOn }) },
      detail: { noteId: id, noteVersion: 1 },
    });
    return { id, version: 1 };
  });
}
