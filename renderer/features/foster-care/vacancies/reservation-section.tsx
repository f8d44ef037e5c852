import { useState, type ReactNode } from 'react';

import type { Instant } from '#shared/kernel/instant.ts';
import { useText } from '../../../i18n/index.ts';
import { fmt } from '../../../ui/format.ts';
import { Section } from '../../../ui/section.tsx';
import { Line, Lines } from '../line-parts.tsx';
import { ReservationDialog, type ReservationStep } from './reservation-dialogs.tsx';
import { useReservationSteps, type KnownReservation } from './use-reservation-steps.ts';

export interface ReservationRow extends KnownReservation {
  /** What stands in the line: a link to the home or the child, or words where it is hidden. */
  readonly shown: ReactNode;
  readonly note: string | null;
  readonly byName: string;
  readonly at: Instant;
  readonly mayEdit: boolean;
}

/** Places kept, on a child's card and on a home's; nothing where there are none. */
export function ReservationSection({ rows }: { readonly rows: readonly ReservationRow[] }): ReactNode {
  const t = useText('vacancies');
  const [step, setStep] = useState<ReservationStep | null>(null);
  const steps = useReservationSteps();
  if (rows.length === 0 && step === null) return null;
  return (
    <Section title={t('card.title')} count={rows.length}>
      <Lines label={t('card.title')}>
        {rows.map((one) => (
          <Line
            key={one.id}
            spoken={one.what}
            what={one.shown}
            notes={[one.note, t('card.by', { who: one.byName, date: fmt.instantDay(one.at) })]}
            when={fmt.period(one.from, one.until)}
            {...(one.mayEdit
              ? {
                  entries: (['extend', 'withdraw'] as const).map((kind) => ({
                    key: kind,
                    label: t(`${kind}.menu`),
                    onClick: () => setStep({ kind, one }),
                  })),
                }
              : {})}
          />
        ))}
      </Lines>
      {step === null ? null : <ReservationDialog step={step} steps={steps} onClose={() => setStep(null)} />}
    </Section>
  );
}
