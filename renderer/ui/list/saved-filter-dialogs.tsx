import { makeStyles, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { z } from 'zod';

import { filterName, type SavedFilter, type SavedList } from '#shared/features/filters/filters.schema.ts';
import { useApi, useClient } from '#renderer/client/index.ts';
import { useText } from '#renderer/i18n/index.ts';
import { Action } from '../action.tsx';
import { Dialog } from '../dialog.tsx';
import { errorSentence } from '../error-sentence.ts';
import { Form, TextField, useOfficeForm } from '../form/index.ts';
import { StepDialog } from '../step-dialog.tsx';
import { useToast } from '../toast.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    minHeight: '40px',
    paddingBlock: '4px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  field: { flexGrow: 1, minWidth: '180px' },
});

const named = z.strictObject({ name: filterName });

function useFiltersChanged(): () => Promise<void> {
  const api = useApi();
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: api.filters.key() });
}

/** A form of nothing but a filter's name. */
function useNameForm(name: string, save: (name: string) => Promise<unknown>, onSaved: (name: string) => void) {
  return useOfficeForm({
    schema: named,
    draft: { never: 'a-name' },
    defaultValues: { name },
    save: async (typed) => {
      await save(typed.name);
      return typed.name;
    },
    onSaved,
  });
}

/** Keeps the present filter under a name. */
export function SaveFilterDialog(props: {
  readonly list: SavedList;
  readonly content: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText();
  const client = useClient();
  const toast = useToast();
  const changed = useFiltersChanged();
  const { list, content, onClose } = props;
  const form = useNameForm(
    '',
    async (name) => {
      await client.filters.save({ list, name, content });
      await changed();
    },
    (name) => {
      onClose();
      toast({ text: t('savedFilters.done', { name }) });
    },
  );
  return (
    <StepDialog
      title={t('savedFilters.save')}
      text={t('savedFilters.what')}
      confirm={t('savedFilters.confirm')}
      form={form}
      onClose={onClose}
    >
      <TextField control={form.form.control} name="name" label={t('savedFilters.name')} required />
    </StepDialog>
  );
}

/** The kept filters of a list, each with another name or gone. */
export function ManageFiltersDialog(props: {
  readonly saved: readonly SavedFilter[];
  readonly onClose: () => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText();
  const client = useClient();
  const toast = useToast();
  const changed = useFiltersChanged();
  const [renaming, setRenaming] = useState<string | null>(null);
  const forget = async ({ id, list, name, content }: SavedFilter): Promise<void> => {
    props.onClose();
    try {
      await client.filters.forget({ id });
      toast({
        text: t('savedFilters.forgotten', { name }),
        undo: {
          run: async () => {
            try {
              await client.filters.save({ list, name, content });
            } finally {
              await changed();
            }
          },
          done: t('savedFilters.back', { name }),
        },
      });
    } catch (error) {
      toast({ text: errorSentence(error), tone: 'danger' });
    } finally {
      await changed();
    }
  };
  return (
    <Dialog
      title={t('savedFilters.title')}
      onClose={props.onClose}
      actions={<Action kind="secondary" label={t('close')} onClick={props.onClose} />}
    >
      <ul className={styles.list}>
        {props.saved.map((one) => (
          <li key={one.id} className={styles.row}>
            {renaming === one.id ? (
              <Renaming saved={one} onDone={() => setRenaming(null)} />
            ) : (
              <>
                <span className={styles.name}>{one.name}</span>
                <Action
                  size="small"
                  label={t('savedFilters.rename')}
                  spoken={t('savedFilters.renameSpoken', one)}
                  onClick={() => setRenaming(one.id)}
                />
                <Action
                  size="small"
                  label={t('savedFilters.forget')}
                  spoken={t('savedFilters.forgetSpoken', one)}
                  onClick={() => void forget(one)}
                />
              </>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function Renaming({ saved, onDone }: { readonly saved: SavedFilter; readonly onDone: () => void }): ReactNode {
  const styles = useStyles();
  const t = useText();
  const id = useId();
  const client = useClient();
  const changed = useFiltersChanged();
  const form = useNameForm(
    saved.name,
    async (name) => {
      await client.filters.rename({ id: saved.id, name });
      await changed();
    },
    onDone,
  );
  return (
    <>
      <div className={styles.field}>
        <Form form={form} id={id} guard={false}>
          <TextField control={form.form.control} name="name" label={t('savedFilters.name')} required />
        </Form>
      </div>
      <Action
        size="small"
        type="submit"
        form={id}
        label={t('savedFilters.confirm')}
        onClick={() => void form.submit()}
      />
      <Action size="small" kind="quiet" label={t('cancel')} onClick={onDone} />
    </>
  );
}
