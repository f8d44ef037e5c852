import { makeStyles } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import { useWatch, type Control } from 'react-hook-form';
import { z } from 'zod';

import { formatMinute, NOTE_KIND_LABELS } from '#shared/features/family-work/family-work.labels.ts';
import { nextStepProblems, noteProblems } from '#shared/features/family-work/family-work.rules.ts';
import {
  correctionReason,
  NOTE_KINDS,
  noteFields,
  nextStep as nextStepSchema,
  type Note,
  type NextStep,
  type NoteFields,
} from '#shared/features/family-work/notes.schema.ts';
import type { WorkRecord } from '#shared/features/family-work/work-record.schema.ts';
import { personId, userId } from '#shared/kernel/ids.ts';
import { localDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { useClient, useSignedIn } from '../../client/index.ts';
import { i18n, useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import {
  CheckBox,
  DateField,
  FieldGrid,
  Form,
  SelectField,
  TextAreaField,
  TextField,
  useBoundField,
  useOfficeForm,
  Wide,
} from '../../ui/form/index.ts';
import { useFocusReturn } from '../../ui/focus-return.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { Section } from '../../ui/section.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useWorkers } from '../../ui/use-workers.ts';
import { offeredOn, type Present } from './note-people.ts';
import { useWorkChanged } from './queries.ts';

interface NoteForm {
  kind: string;
  on: string | null;
  time: string;
  personIds: string[];
  userIds: string[];
  others: string | null;
  text: string;
  reason: string;
  nextStep: { what: string | null; dueOn: string | null; userId: string | null };
}

interface Typed {
  fields: NoteFields;
  nextStep: NextStep | null;
  reason: string;
}

const useStyles = makeStyles({
  people: { display: 'flex', flexWrap: 'wrap', columnGap: '12px' },
  legend: { padding: 0 },
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginBlock: '12px 20px' },
});

/** Writes a new note, or a correction of one, in its place in the chronicle. */
export function NoteEditor(props: {
  record: WorkRecord;
  people: readonly Present[];
  /** The note that is corrected; a new one without it. */
  note?: Note;
  onClose: () => void;
  /** The note that now stands in the chronicle; its heading takes the focus. */
  onWritten: (id: string) => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('work');
  const common = useText();
  const client = useClient();
  const toast = useToast();
  const changed = useWorkChanged();
  useFocusReturn();
  const { record, note, onClose } = props;
  const isNew = note === undefined;
  const form = useOfficeForm<NoteForm, Typed, { id: string; withTask: boolean }>({
    schema: useMemo(() => noteSchema(isNew), [isNew]),
    draft: isNew
      ? { form: 'notes.write', subject: record }
      : { form: 'notes.correct', subject: record, context: note.id, version: () => note.version },
    defaultValues: isNew ? emptyNote() : formOf(note),
    save: async ({ fields, nextStep, reason }) => {
      const { id } = isNew
        ? await client.notes.write({ record, fields, nextStep })
        : await client.notes.correct({ id: note.id, version: note.version, fields, reason });
      await changed();
      return { id, withTask: nextStep !== null };
    },
    onSaved: ({ id, withTask }) => {
      toast({
        text: isNew ? t(withTask ? 'chronicle.savedWithTask' : 'chronicle.saved') : t('chronicle.correctedDone'),
      });
      onClose();
      props.onWritten(id);
    },
  });
  const { control } = form.form;
  return (
    <Section title={t(isNew ? 'noteForm.newTitle' : 'noteForm.editTitle')}>
      <Form form={form} onCancel={onClose} focusFirst>
        <FieldGrid>
          <SelectField
            control={control}
            name="kind"
            label={t('noteForm.kind')}
            options={NOTE_KINDS.map((value) => ({ value, label: NOTE_KIND_LABELS[value] }))}
            required
          />
          <DateField control={control} name="on" label={t('noteForm.on')} required />
          <TextField control={control} name="time" label={t('noteForm.time')} hint={t('noteForm.timeHint')} />
          <Wide full>
            <PeopleChecks control={control} people={props.people} />
          </Wide>
          <Wide full>
            <WorkerChecks control={control} note={note} />
          </Wide>
          <Wide full>
            <TextField
              control={control}
              name="others"
              label={t('noteForm.others')}
              hint={t('noteForm.othersHint')}
              nullable
            />
          </Wide>
          <Wide full>
            <TextAreaField control={control} name="text" label={t('noteForm.text')} rows={8} required />
          </Wide>
          {isNew ? null : (
            <Wide full>
              <TextField control={control} name="reason" label={t('noteForm.reason')} required />
            </Wide>
          )}
        </FieldGrid>
        {isNew ? <NextStepFields control={control} /> : null}
        <div className={styles.buttons}>
          <Action
            kind="primary"
            type="submit"
            shortcut="Ctrl+S"
            label={t(isNew ? 'noteForm.save' : 'noteForm.saveCorrection')}
            disabled={form.form.formState.isSubmitting}
            onClick={() => void form.submit()}
          />
          <Action kind="secondary" label={common('cancel')} onClick={onClose} />
        </div>
      </Form>
    </Section>
  );
}

function NextStepFields({ control }: { control: Control<NoteForm, unknown, Typed> }): ReactNode {
  const t = useText('work');
  const workers = useWorkers();
  const { user } = useSignedIn();
  return (
    <Section title={t('noteForm.nextStep')} ruled={false}>
      <FieldGrid>
        <Wide full>
          <TextField
            control={control}
            name="nextStep.what"
            label={t('noteForm.what')}
            hint={t('noteForm.nextStepHint')}
            nullable
          />
        </Wide>
        <DateField control={control} name="nextStep.dueOn" label={t('noteForm.dueOn')} />
        <SelectField
          control={control}
          name="nextStep.userId"
          label={t('noteForm.who')}
          empty={t('noteForm.me')}
          options={(workers.data ?? [])
            .filter(({ id }) => id !== user.id)
            .map((one) => ({ value: one.id, label: one.displayName }))}
        />
      </FieldGrid>
    </Section>
  );
}

/** A typed day, as far as it is one. */
function dayOrNull(typed: string | null): LocalDate | null {
  const parsed = localDate.safeParse(typed);
  return parsed.success ? parsed.data : null;
}

/** Who of those in the record took part; nobody has to be ticked. */
function PeopleChecks(props: { control: Control<NoteForm, unknown, Typed>; people: readonly Present[] }): ReactNode {
  const styles = useStyles();
  const t = useText('work');
  const field = useBoundField({ control: props.control, name: 'personIds' });
  const [chosen, on] = useWatch({ control: props.control, name: ['personIds', 'on'] });
  const offered = offeredOn(props.people, dayOrNull(on), chosen);
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('noteForm.people')}</legend>
      <div className={styles.people}>
        {offered.length === 0 ? t('noteForm.nobody') : null}
        {offered.map(({ id, name, until }) => (
          <CheckBox
            key={id}
            label={until === null ? name : t('noteForm.until', { name, date: fmt.date(until) })}
            checked={chosen.includes(id)}
            onChange={(_, data) =>
              field.change(data.checked === true ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

/** Which other workers took part; whoever is named in the note that is corrected is offered too, also after leaving. */
function WorkerChecks(props: { control: Control<NoteForm, unknown, Typed>; note: Note | undefined }): ReactNode {
  const styles = useStyles();
  const t = useText('work');
  const workers = useWorkers();
  const { user } = useSignedIn();
  const field = useBoundField({ control: props.control, name: 'userIds' });
  const chosen = useWatch({ control: props.control, name: 'userIds' });
  const offered = new Map<string, string>();
  for (const { id, displayName } of workers.data ?? []) if (id !== user.id) offered.set(id, displayName);
  for (const one of props.note?.participants ?? []) {
    if (one.shown && one.kind === 'user' && !offered.has(one.id)) offered.set(one.id, one.name);
  }
  if (offered.size === 0) return null;
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('noteForm.workers')}</legend>
      <div className={styles.people}>
        {[...offered].map(([id, name]) => (
          <CheckBox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onChange={(_, data) =>
              field.change(data.checked === true ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

const emptyNote = (): NoteForm => ({
  kind: 'home-visit',
  on: officeToday(),
  time: '',
  personIds: [],
  userIds: [],
  others: null,
  text: '',
  reason: '',
  nextStep: { what: null, dueOn: null, userId: null },
});

function formOf(note: Note): NoteForm {
  const named = (kind: 'person' | 'user'): string[] =>
    note.participants.flatMap((one) => (one.shown && one.kind === kind ? [one.id] : []));
  return {
    ...emptyNote(),
    kind: note.kind,
    on: note.on,
    time: note.atMinute === null ? '' : formatMinute(note.atMinute),
    // A person protected from the reader stays named: whoever took part is not dropped by a correction.
    personIds: [...named('person'), ...note.participants.flatMap((one) => (one.shown ? [] : [one.id]))],
    userIds: named('user'),
    others: note.others,
    text: note.text,
  };
}

/** Minutes since midnight of '10:15' or '10.15'; undefined when it is no time of a day. */
function minuteOf(typed: string): number | null | undefined {
  if (typed.trim() === '') return null;
  const found = /^(\d{1,2})[:.](\d{2})$/.exec(typed.trim());
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2])];
  return found !== null && hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}

function noteSchema(isNew: boolean): z.ZodType<Typed, NoteForm> {
  const t = i18n.getFixedT(null, 'work');
  const { kind, on, others, text } = noteFields.shape;
  const { what, dueOn } = nextStepSchema.shape;
  const step = z
    .object({ what: what.nullable(), dueOn: dueOn.nullable(), userId: userId.nullable() })
    .transform((one, context): NextStep | null => {
      if (one.what === null && one.dueOn === null) return null;
      if (one.what === null) context.addIssue({ code: 'custom', path: ['what'], message: t('noteForm.whatMissing') });
      if (one.dueOn === null) context.addIssue({ code: 'custom', path: ['dueOn'], message: t('noteForm.dueMissing') });
      return one.what === null || one.dueOn === null ? null : { ...one, what: one.what, dueOn: one.dueOn };
    });
  return z
    .object({
      kind,
      on,
      time: z.string(),
      personIds: z.array(personId),
      userIds: noteFields.shape.userIds,
      others,
      text,
      reason: isNew ? z.string() : correctionReason,
      nextStep: step,
    })
    .transform(({ time, reason, nextStep, ...rest }, context): Typed => {
      const atMinute = minuteOf(time);
      if (atMinute === undefined)
        context.addIssue({ code: 'custom', path: ['time'], message: t('noteForm.timeWrong') });
      const fields: NoteFields = { ...rest, atMinute: atMinute ?? null };
      const problems = [
        ...noteProblems(fields, officeToday()),
        ...(nextStep === null
          ? []
          : nextStepProblems(nextStep, officeToday()).map((one) => ({ ...one, path: `nextStep.${one.path}` }))),
      ];
      for (const { path, message } of problems) context.addIssue({ code: 'custom', path: path.split('.'), message });
      return { fields, nextStep, reason };
    });
}
