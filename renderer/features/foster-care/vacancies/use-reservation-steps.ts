import type { ReservationFields } from '#shared/features/foster-care/vacancies.schema.ts';
import type { PersonId, RecordId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useClient } from '../../../client/index.ts';
import { useText } from '../../../i18n/index.ts';
import { fmt } from '../../../ui/format.ts';
import { useStepRunner } from '../../../ui/record/index.ts';
import { useRecordsChanged } from '../../../ui/records-changed.ts';
import { useToast } from '../../../ui/toast.tsx';

/** A reservation as the card of a child or a home names it. */
export interface KnownReservation {
  readonly id: RecordId;
  readonly version: number;
  readonly until: LocalDate;
  readonly from: LocalDate;
  /** The home on a child's card, the child on a home's. */
  readonly what: string;
}

export interface ReservationSteps {
  readonly reserve: (childIds: PersonId[], fields: ReservationFields, home: string) => Promise<void>;
  readonly extend: (one: KnownReservation, until: LocalDate) => Promise<void>;
  readonly withdraw: (one: KnownReservation, reason: string) => Promise<void>;
}

/** What can be done with reservations; each step says what it did and offers „Cofnij”. */
export function useReservationSteps(): ReservationSteps {
  const { vacancies } = useClient();
  const toast = useToast();
  const t = useText('vacancies');
  const { step } = useStepRunner(useRecordsChanged());
  return {
    reserve: async (childIds, fields, home) => {
      const { reserved } = await step(() => vacancies.reserve({ childIds, fields }));
      const reason = t('reserve.undoReason');
      toast({
        text: t('reserve.done', { count: reserved.length, date: fmt.date(fields.until), home }),
        undo: {
          run: () =>
            step(async () => {
              for (const { id, version } of reserved) await vacancies.withdraw({ id, version, reason });
            }),
          done: t('reserve.undone', { home }),
        },
      });
    },
    extend: async ({ id, version, until: before }, until) => {
      const done = await step(() => vacancies.extend({ id, version, fields: { until } }));
      toast({
        text: t('extend.done', { date: fmt.date(until) }),
        undo: {
          run: () => step(() => vacancies.extend({ id, version: done.version, fields: { until: before } })),
          done: t('extend.undone', { date: fmt.date(before) }),
        },
      });
    },
    withdraw: async ({ id, version, what }, reason) => {
      const done = await step(() => vacancies.withdraw({ id, version, reason }));
      toast({
        text: t('withdraw.done', { what }),
        undo: {
          run: () => step(() => vacancies.reinstate({ id, version: done.version })),
          done: t('withdraw.undone', { what }),
        },
      });
    },
  };
}
