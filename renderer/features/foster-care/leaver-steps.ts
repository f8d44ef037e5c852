import type {
  HelpLine,
  LeaverCard,
  LeaverLine,
  LeaverPath,
  LineFields,
  PathEndFields,
  PathFields,
  SettleFields,
} from '#shared/features/foster-care/leavers.schema.ts';
import type { RecordId } from '#shared/kernel/ids.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { useStepRunner } from '../../ui/record/index.ts';
import { useRecordsChanged } from '../../ui/records-changed.ts';
import { useToast } from '../../ui/toast.tsx';

/** Steps on somebody's way to independence that ask something first. */
export type LeaverStep =
  | { readonly kind: 'open' | 'guardian' | 'programme' | 'goal' | 'help' }
  | { readonly kind: 'end'; readonly path: LeaverPath }
  | { readonly kind: 'suspension'; readonly help: HelpLine }
  /** `code`: the step of the checklist it was asked from. */
  | { readonly kind: 'step'; readonly code: string | null }
  | { readonly kind: 'settle'; readonly how: SettleFields['how']; readonly lineId: RecordId }
  | { readonly kind: 'withdraw'; readonly line: LeaverLine; readonly lineId: RecordId };

export interface LeaverSteps {
  readonly open: (fields: PathFields) => Promise<void>;
  readonly end: (path: LeaverPath, fields: PathEndFields) => Promise<void>;
  readonly reopen: (path: LeaverPath) => Promise<void>;
  readonly record: (fields: LineFields) => Promise<void>;
  readonly settle: (lineId: RecordId, fields: SettleFields) => Promise<void>;
  readonly withdraw: (line: LeaverLine, lineId: RecordId, reason: string) => Promise<void>;
  readonly reinstate: (line: LeaverLine, lineId: RecordId) => Promise<void>;
}

/** What can be done on somebody's way to independence; each step says what it did and offers „Cofnij” where it can be undone. */
export function useLeaverSteps(card: LeaverCard): LeaverSteps {
  const { leavers } = useClient();
  const toast = useToast();
  const runner = useStepRunner(useRecordsChanged());
  const t = useText('leavers');
  const { personId } = card;
  const of = { personId, version: card.version ?? 1 };
  const who = `${card.firstName} ${card.surname}`;
  const { step } = runner;
  return {
    open: async (fields) => {
      const done = await step(() => leavers.openPath({ personId, version: card.version, fields }));
      const { lineId, version } = done;
      const reason = t('openPath.takeBack');
      toast({
        text: t('openPath.done', { who }),
        ...(lineId === null
          ? {}
          : {
              undo: {
                run: () => step(() => leavers.withdraw({ personId, version, line: 'path', lineId, reason })),
                done: t('openPath.undone', { who }),
              },
            }),
      });
    },
    end: async (path, fields) => {
      const done = await step(() => leavers.endPath({ ...of, lineId: path.id, fields }));
      toast({
        text: t('endPath.done', { who }),
        undo: {
          run: () => step(() => leavers.reopenPath({ personId, version: done.version, lineId: path.id })),
          done: t('endPath.undone', { who }),
        },
      });
    },
    reopen: (path) =>
      runner.attempt(async () => {
        await leavers.reopenPath({ ...of, lineId: path.id });
        toast({ text: t('endPath.undone', { who }) });
      }),
    record: async (fields) => {
      await step(() => leavers.record({ ...of, fields }));
      toast({ text: t('saved', { who }) });
    },
    settle: async (lineId, fields) => {
      await step(() => leavers.settle({ ...of, lineId, fields }));
      toast({ text: t('saved', { who }) });
    },
    withdraw: async (line, lineId, reason) => {
      const done = await step(() => leavers.withdraw({ ...of, line, lineId, reason }));
      toast({
        text: t('withdraw.done', { who }),
        undo: {
          run: () => step(() => leavers.reinstate({ personId, version: done.version, line, lineId })),
          done: t('withdraw.undone', { who }),
        },
      });
    },
    reinstate: (line, lineId) =>
      runner.attempt(async () => {
        await leavers.reinstate({ ...of, line, lineId });
        toast({ text: t('withdraw.undone', { who }) });
      }),
  };
}
