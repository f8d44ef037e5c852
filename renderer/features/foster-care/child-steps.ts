import type {
  AbsenceFields,
  AbsenceLine,
  BasisFields,
  CareLine,
  ChildCare,
  EndFields,
  FundingFields,
  MoveFields,
  PlacementLine,
  PlanFields,
  RespiteFields,
  StayFields,
} from '#shared/features/foster-care/care.schema.ts';
import type { ExceptionFields } from '#shared/features/foster-care/placing.schema.ts';
import type { RecordId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { useStepRunner } from '../../ui/record/index.ts';
import { useRecordsChanged } from '../../ui/records-changed.ts';
import { useToast } from '../../ui/toast.tsx';

/** Steps of a child's care that ask something first. */
export type ChildStep =
  | { readonly kind: 'move' | 'plan' | 'respite' | 'past' | 'basis' | 'funding' | 'absence' | 'case-number' }
  | { readonly kind: 'end' | 'correct' | 'begin'; readonly line: PlacementLine }
  | { readonly kind: 'end-absence'; readonly line: AbsenceLine }
  | { readonly kind: 'withdraw'; readonly line: CareLine; readonly lineId: RecordId; readonly mayGoOn: boolean };

export interface ChildSteps {
  readonly move: (fields: MoveFields, exception: ExceptionFields) => Promise<void>;
  readonly plan: (fields: PlanFields, exception: ExceptionFields) => Promise<void>;
  readonly begin: (
    line: PlacementLine,
    fields: Omit<MoveFields, 'homeId'>,
    exception: ExceptionFields,
  ) => Promise<void>;
  readonly respite: (fields: RespiteFields, exception: ExceptionFields) => Promise<void>;
  readonly end: (line: PlacementLine, fields: EndFields) => Promise<void>;
  readonly reopen: (line: PlacementLine) => Promise<void>;
  readonly past: (fields: StayFields, exception: ExceptionFields) => Promise<void>;
  readonly correct: (line: PlacementLine, fields: StayFields, why: string, exception: ExceptionFields) => Promise<void>;
  readonly basis: (fields: BasisFields) => Promise<void>;
  readonly funding: (fields: FundingFields) => Promise<void>;
  readonly absence: (fields: AbsenceFields) => Promise<void>;
  readonly endAbsence: (line: AbsenceLine, to: LocalDate) => Promise<void>;
  readonly caseNumber: (caseNumber: string | null) => Promise<void>;
  readonly withdraw: (line: CareLine, lineId: RecordId, reason: string, goOn: boolean) => Promise<void>;
  readonly reinstate: (line: CareLine, lineId: RecordId) => Promise<void>;
}

/** What can be done with a child's care; each step says what it did and offers „Cofnij” where it can be undone. */
export function useChildSteps(child: ChildCare): ChildSteps {
  const { care } = useClient();
  const toast = useToast();
  const runner = useStepRunner(useRecordsChanged());
  const t = useText('care');
  const { personId } = child;
  const version = child.version ?? 1;
  const of = { personId, version };
  const who = `${child.firstName} ${child.surname}`;
  const { step } = runner;
  return {
    move: async (fields, exception) => {
      const done = await step(() => care.move({ ...of, fields, exception }));
      const made = done.placementId;
      const reason = t('place.takeBack');
      toast({
        text: t('move.done', { who }),
        ...(made === null
          ? {}
          : {
              undo: {
                run: () =>
                  step(() =>
                    care.withdraw({
                      personId,
                      version: done.version,
                      line: 'placement',
                      lineId: made,
                      reason,
                      goOn: true,
                    }),
                  ),
                done: t('move.undone', { who }),
              },
            }),
      });
    },
    plan: async (fields, exception) => {
      await step(() => care.plan({ ...of, fields, exception }));
      toast({ text: t('plan.done', { who }) });
    },
    begin: async (line, fields, exception) => {
      await step(() => care.beginPlanned({ ...of, placementId: line.id, fields, exception }));
      toast({ text: t('begin.done', { who }) });
    },
    respite: async (fields, exception) => {
      await step(() => care.respite({ ...of, fields, exception }));
      toast({ text: t('respite.done', { who }) });
    },
    end: async (line, fields) => {
      const done = await step(() => care.end({ ...of, placementId: line.id, fields }));
      toast({
        text: t('end.done', { who }),
        undo: {
          run: () => step(() => care.reopen({ personId, version: done.version, placementId: line.id })),
          done: t('end.undone', { who }),
        },
      });
    },
    reopen: (line) =>
      runner.attempt(async () => {
        await care.reopen({ ...of, placementId: line.id });
        toast({ text: t('end.undone', { who }) });
      }),
    past: async (fields, exception) => {
      await step(() => care.enterPast({ ...of, fields, exception }));
      toast({ text: t('past.done', { who }) });
    },
    correct: async (line, fields, why, exception) => {
      await step(() => care.correct({ ...of, placementId: line.id, fields, why, exception }));
      toast({ text: t('correct.done', { who }) });
    },
    basis: async (fields) => {
      await step(() => care.recordBasis({ ...of, fields }));
      toast({ text: t('basis.done', { who }) });
    },
    funding: async (fields) => {
      await step(() => care.recordFunding({ ...of, fields }));
      toast({ text: t('funding.done', { who }) });
    },
    absence: async (fields) => {
      await step(() => care.recordAbsence({ ...of, fields }));
      toast({ text: t('absence.done', { who }) });
    },
    endAbsence: async (line, to) => {
      await step(() => care.endAbsence({ ...of, lineId: line.id, to }));
      toast({ text: t('endAbsence.done', { who }) });
    },
    caseNumber: async (caseNumber) => {
      await step(() => care.setCaseNumber({ ...of, caseNumber }));
      toast({ text: t('caseNumber.done', { who }) });
    },
    withdraw: async (line, lineId, reason, goOn) => {
      const done = await step(() => care.withdraw({ ...of, line, lineId, reason, goOn }));
      toast({
        text: t('withdraw.done', { who }),
        undo: {
          run: () => step(() => care.reinstate({ personId, version: done.version, line, lineId })),
          done: t('withdraw.undone', { who }),
        },
      });
    },
    reinstate: (line, lineId) =>
      runner.attempt(async () => {
        await care.reinstate({ ...of, line, lineId });
        toast({ text: t('withdraw.undone', { who }) });
      }),
  };
}
