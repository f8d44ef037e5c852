import type { HandoverRow } from '#shared/features/caseloads/caseloads.schema.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import { useClient } from '../../client/index.ts';
import { errorSentence } from '../../ui/error-sentence.ts';
import { useToast } from '../../ui/toast.tsx';
import { undoneText } from '../../ui/undone-hand-over.ts';
import { useCaseloadsChanged } from './queries.ts';

/** Takes a handing over back and gives the sentence about it: `run` refuses as the procedure does, `attempt` says it. */
export function useUndoHandOver(): {
  readonly run: (id: HandoverRow['id'], limitReason?: string | null) => Promise<string>;
  /** @returns whether a reason has to be given first: a former worker would have more families than the limit */
  readonly attempt: (id: HandoverRow['id']) => Promise<boolean>;
} {
  const client = useClient();
  const toast = useToast();
  const changed = useCaseloadsChanged();
  const run = async (id: HandoverRow['id'], limitReason: string | null = null): Promise<string> => {
    try {
      return undoneText(await client.caseloads.undoHandOver({ id, limitReason }));
    } finally {
      await changed();
    }
  };
  return {
    run,
    attempt: async (id) => {
      try {
        toast({ text: await run(id) });
      } catch (error) {
        if (isAppError(error) && error.code === 'INVALID_INPUT') return true;
        toast({ text: errorSentence(error), tone: 'danger' });
      }
      return false;
    },
  };
}
