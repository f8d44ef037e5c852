import { makeStyles } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import { useWatch, type Control } from 'react-hook-form';

import { formatMinute, NOTE_KIND_LABELS } from '#shared/features/family-work/family-work.labels.ts';
import { NOTE_KINDS, type Note } from '#shared/features/family-work/notes.schema.ts';
import type { WorkRecord } from '#shared/features/family-work/work-record.schema.ts';
import { useClient, useSignedIn } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import {
  ChecksField,
  DateField,
  FieldGrid,
  Form,
  SelectField,
  TextAreaField,
  TextField,
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
import { dayOrNull, noteSchema, type NoteForm, type TypedNote } from './work-schemas.ts';

const useStyles = makeStyles({
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
  const form = useOfficeForm<NoteForm, TypedNote, { id: string; withTask: boolean }>({
    schema: useMemo(() => noteSchema(isNew, officeToday()), [isNew]),
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
          <DateField control={control} name="on" label={t('noteForm.on')} side="past" required />
          <TextField control={control} name="time" label={t('noteForm.time')} hint={t('noteForm.timeHint')} />
          <Wide full>
            <TextAreaField control={control} name="text" label={t('noteForm.text')} rows={8} required />
          </Wide>
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

function NextStepFields({ control }: { control: NoteControl }): ReactNode {
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
        <DateField control={control} name="nextStep.dueOn" label={t('noteForm.dueOn')} side="ahead" />
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

type NoteControl = Control<NoteForm, unknown, TypedNote>;

/** Who of those in the record took part; nobody has to be ticked. */
function PeopleChecks(props: { control: NoteControl; people: readonly Present[] }): ReactNode {
  const t = useText('work');
  const [chosen, on] = useWatch({ control: props.control, name: ['personIds', 'on'] });
  const offered = offeredOn(props.people, dayOrNull(on), chosen).map(({ id, name, until }) => ({
    value: id,
    label: until === null ? name : t('noteForm.until', { name, date: fmt.date(until) }),
  }));
  return (
    <ChecksField
      control={props.control}
      name="personIds"
      label={t('noteForm.people')}
      options={offered}
      none={t('noteForm.nobody')}
    />
  );
}

/** Which other workers took part; whoever is named in the note that is corrected is offered too, also after leaving. */
function WorkerChecks(props: { control: NoteControl; note: Note | undefined }): ReactNode {
  const t = useText('work');
  const workers = useWorkers();
  const { user } = useSignedIn();
  const offered = new Map<string, string>();
  for (const { id, displayName } of workers.data ?? []) if (id !== user.id) offered.set(id, displayName);
  for (const one of props.note?.participants ?? []) {
    if (one.shown && one.kind === 'user' && !offered.has(one.id)) offered.set(one.id, one.name);
  }
  if (offered.size === 0) return null;
  return (
    <ChecksField
      control={props.control}
      name="userIds"
      label={t('noteForm.workers')}
      options={[...offered].map(([value, label]) => ({ value, label }))}
    />
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
