import type { ShownTask } from '#shared/features/family-work/tasks.schema.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { errorSentence } from '../../ui/error-sentence.ts';
import { useToast } from '../../ui/toast.tsx';
import { useWorkChanged } from './queries.ts';

type Target = Pick<ShownTask, 'id' | 'version'>;

/** What can be done with a task; each says what it did and offers „Cofnij” where it can be undone. */
export function useTaskSteps(task: Target | null) {
  const t = useText('work');
  const client = useClient();
  const toast = useToast();
  const changed = useWorkChanged();
  const target = (): Target => {
    if (task === null) throw new Error('no task is meant');
    return { id: task.id, version: task.version };
  };
  const after = async (text: string, undo?: Target): Promise<void> => {
    await changed();
    toast({ text, ...(undo === undefined ? {} : { undo: { run: () => open(undo), done: t('tasks.reopened') } }) });
  };
  const open = async ({ id, version }: Target): Promise<void> => {
    try {
      await client.tasks.reopen({ id, version });
    } finally {
      await changed();
    }
  };
  const reopen = async (closed: Target): Promise<void> => {
    try {
      await open(closed);
      toast({ text: t('tasks.reopened') });
    } catch (error) {
      toast({ text: errorSentence(error), tone: 'danger' });
    }
  };
  /** Without asking for a note: whoever has one to write opens the dialog. */
  const finishAtOnce = async ({ id, version, what }: Target & Pick<ShownTask, 'what'>): Promise<void> => {
    try {
      await after(t('tasks.finishedNamed', { what }), await client.tasks.finish({ id, version, note: null }));
    } catch (error) {
      toast({ text: errorSentence(error), tone: 'danger' });
      await changed();
    }
  };
  return {
    after,
    finishAtOnce,
    reopen: () => reopen(target()),
    finish: async (note: string | null) => after(t('tasks.finished'), await client.tasks.finish({ ...target(), note })),
    move: async (dueOn: LocalDate, reason: string) => {
      await client.tasks.move({ ...target(), dueOn, reason });
      await after(t('tasks.movedDone'));
    },
    give: async (userId: UserId) => {
      await client.tasks.give({ ...target(), userId });
      await after(t('tasks.given'));
    },
    cancel: async (reason: string) =>
      after(t('tasks.cancelledDone'), await client.tasks.cancel({ ...target(), reason })),
  };
}
