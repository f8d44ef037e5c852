import { defaultStringifySearch } from '@tanstack/react-router';

import { useClient } from '#renderer/client/index.ts';
import { i18n } from '#renderer/i18n/index.ts';
import { type AppError, isAppError } from '#shared/kernel/app-error.ts';
import type { RecordId } from '#shared/kernel/ids.ts';
import { PATHS } from './paths.ts';
import { useRecordsChanged } from './records-changed.ts';
import { useGo } from './screen.ts';
import type { Undo } from './toast.tsx';

/** Whether a handing over is not taken back before a reason is given: a former worker would pass the limit. */
export const wantsLimitReason = (error: unknown): error is AppError => isAppError(error, 'INVALID_INPUT');

/** The log of handings over, where one of them asks for what taking it back needs. */
const undoPath = (id: RecordId): string => `${PATHS.caseloads}${defaultStringifySearch({ tab: 'log', undo: id })}`;

/** Taking a handing over back. */
export function useUndoHandOver(): {
  /** Gives the sentence about it; refuses as the procedure does. */
  readonly run: (id: RecordId, limitReason?: string | null) => Promise<string>;
  /** For the toast that tells of the handing over: where a reason is needed, it leads to the place that asks for it. */
  readonly fromToast: (id: RecordId) => Undo;
} {
  const client = useClient();
  const go = useGo();
  const changed = useRecordsChanged();
  const run = async (id: RecordId, limitReason: string | null = null): Promise<string> => {
    try {
      const done = await client.caseloads.undoHandOver({ id, limitReason });
      // Tasks that somebody changed since stay where they are.
      return i18n.t(done.tasksLeft === 0 ? 'form.undone' : 'form.undoneLeft', { ns: 'caseloads', ...done });
    } finally {
      await changed();
    }
  };
  const orAsk = async (id: RecordId): Promise<string | null> => {
    try {
      return await run(id);
    } catch (error) {
      if (!wantsLimitReason(error)) throw error;
      go(undoPath(id));
      return null;
    }
  };
  return { run, fromToast: (id) => ({ run: async () => await orAsk(id) }) };
}
