import type {
  ContractFields,
  FormFields,
  HomeCard,
  HomeContractLine,
  HomeFormLine,
  HomeLine,
  PaperFields,
  ReadinessFields,
} from '#shared/features/foster-care/homes.schema.ts';
import type { RecordId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { useStepRunner } from '../../ui/record/index.ts';
import { useRecordsChanged } from '../../ui/records-changed.ts';
import { useToast } from '../../ui/toast.tsx';

/** Steps of a home that ask something first. */
export type HomeStep =
  | { readonly kind: 'change-form' | 'contract' | 'readiness' | 'paper' }
  | { readonly kind: 'end-form'; readonly line: HomeFormLine }
  | { readonly kind: 'end-contract'; readonly line: HomeContractLine }
  | { readonly kind: 'withdraw'; readonly line: HomeLine; readonly lineId: RecordId; readonly what: string };

export interface HomeSteps {
  readonly changeForm: (fields: FormFields) => Promise<void>;
  readonly endForm: (line: HomeFormLine, to: LocalDate, reason: string) => Promise<void>;
  readonly reopenForm: (line: HomeFormLine) => Promise<void>;
  readonly contract: (fields: ContractFields) => Promise<void>;
  readonly endContract: (line: HomeContractLine, on: LocalDate, reason: string) => Promise<void>;
  readonly readiness: (fields: ReadinessFields) => Promise<void>;
  readonly paper: (fields: PaperFields, kind: string) => Promise<void>;
  readonly withdraw: (line: HomeLine, lineId: RecordId, what: string, reason: string) => Promise<void>;
  readonly reinstate: (line: HomeLine, lineId: RecordId, what: string) => Promise<void>;
}

/** What can be done with a home; each step says what it did and offers „Cofnij” where it can be undone. */
export function useHomeSteps(card: HomeCard): HomeSteps {
  const { homes } = useClient();
  const toast = useToast();
  const runner = useStepRunner(useRecordsChanged());
  const t = useText('homes');
  const { id, version, name } = card;
  const reinstateAt = async (at: number, line: HomeLine, lineId: RecordId) =>
    await runner.step(() => homes.reinstate({ id, version: at, line, lineId }));
  return {
    changeForm: async (fields) => {
      await runner.step(() => homes.changeForm({ id, version, fields }));
      toast({ text: t('changeForm.done', { name }) });
    },
    endForm: async (line, to, reason) => {
      const done = await runner.step(() => homes.endForm({ id, version, lineId: line.id, to, reason }));
      const form = line.form.label;
      toast({
        text: t('endForm.done', { form }),
        undo: {
          run: () => runner.step(() => homes.reopenForm({ id, version: done.version, lineId: line.id })),
          done: t('endForm.undone', { form }),
        },
      });
    },
    reopenForm: (line) =>
      runner.attempt(async () => {
        await homes.reopenForm({ id, version, lineId: line.id });
        toast({ text: t('endForm.undone', { form: line.form.label }) });
      }),
    contract: async (fields) => {
      await runner.step(() => homes.recordContract({ id, version, fields }));
      toast({ text: t('contract.done', { name }) });
    },
    endContract: async (line, on, reason) => {
      await runner.step(() => homes.endContract({ id, version, lineId: line.id, on, reason }));
      toast({ text: t('endContract.done') });
    },
    readiness: async (fields) => {
      await runner.step(() => homes.recordReadiness({ id, version, fields }));
      toast({ text: t('readiness.done', { name }) });
    },
    paper: async (fields, kind) => {
      await runner.step(() => homes.recordPaper({ id, version, fields }));
      toast({ text: t('paper.done', { kind }) });
    },
    withdraw: async (line, lineId, what, reason) => {
      const done = await runner.step(() => homes.withdraw({ id, version, line, lineId, reason }));
      toast({
        text: t('withdraw.done', { what }),
        undo: { run: () => reinstateAt(done.version, line, lineId), done: t('withdraw.undone', { what }) },
      });
    },
    reinstate: (line, lineId, what) =>
      runner.attempt(async () => {
        await homes.reinstate({ id, version, line, lineId });
        toast({ text: t('withdraw.undone', { what }) });
      }),
  };
}

/** Where the typing of a home's step is kept: with the family, or beside no record of an institution. */
export const homeDraft = (
  card: HomeCard,
  context = '',
): {
  readonly subject: { readonly kind: 'family'; readonly id: NonNullable<HomeCard['family']>['id'] } | null;
  readonly context: string;
} =>
  card.family === null
    ? { subject: null, context: `${card.id} ${context}`.trim() }
    : { subject: { kind: 'family', id: card.family.id }, context };
