import { Field, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';

import type { RecordCard } from '#shared/contract/record.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useText } from '#renderer/i18n/index.ts';
import { DateInput, useTypedDay } from '../form/index.ts';
import { fmt } from '../format.ts';
import { Fact, FactList, Section } from '../section.tsx';
import { type } from '../theme/theme.ts';

const useStyles = makeStyles({
  ask: { display: 'grid', gap: '4px', paddingBlock: '8px', maxWidth: '220px' },
  answer: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  reason: { ...type.note, display: 'block', color: tokens.colorNeutralForeground3 },
});

/** Who leads the record and did before, with dates and reasons; and who led it on a day that is asked for. */
export function WorkersSection(props: {
  readonly workers: RecordCard['workers'];
  /** Who was responsible on which days, also through a family. */
  readonly led: RecordCard['led'];
  /** The line when nobody ever led. */
  readonly nobody: ReactNode;
  /** The small button that hands the record over; absent for those who may not. */
  readonly assign?: ReactNode;
}): ReactNode {
  const styles = useStyles();
  const common = useText();
  const { workers, led, nobody, assign } = props;
  const [day, setDay] = useState<LocalDate | null>(null);
  const asked = useTypedDay({ value: day, onDay: setDay, empty: null });
  const who = led
    .filter(({ from, to }) => day !== null && from <= day && (to === null || to >= day))
    .map(({ displayName, familyName }) => {
      if (displayName === null) return common('record.ledOnProtected');
      return familyName === null
        ? displayName
        : common('record.ledOnThrough', { who: displayName, family: familyName });
    });
  return (
    <Section title={common('record.workers')} {...(assign === undefined ? {} : { side: assign })}>
      {workers.length === 0 ? (
        nobody
      ) : (
        <FactList>
          {workers.map((worker) => (
            <Fact key={`${worker.userId} ${worker.from}`} label={fmt.period(worker.from, worker.to)}>
              {worker.displayName}
              {worker.reason === null ? null : <span className={styles.reason}>{worker.reason}</span>}
            </Fact>
          ))}
        </FactList>
      )}
      {workers.length + led.length === 0 ? null : (
        <div className={styles.ask}>
          <Field
            label={common('record.ledOn')}
            {...(asked.wrong === undefined ? {} : { validationMessage: asked.wrong })}
          >
            <DateInput label={common('record.ledOn')} {...asked.input} />
          </Field>
          <p className={styles.answer} role="status">
            {day !== null && asked.input.value === day
              ? common('record.ledOnWho', {
                  date: fmt.date(day),
                  who: who.length === 0 ? common('record.ledOnNobody') : [...new Set(who)].join(', '),
                })
              : null}
          </p>
        </div>
      )}
    </Section>
  );
}
