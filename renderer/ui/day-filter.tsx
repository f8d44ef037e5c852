import { makeStyles, tokens } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';

import type { LocalDate } from '#shared/kernel/local-date.ts';
import { DateInput, useTypedDay } from './form/index.ts';
import { ErrorCircleFilled } from './icons.ts';

const useStyles = makeStyles({
  day: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
  label: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground3 },
  field: { width: '138px', display: 'inline-flex' },
  wrong: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorStatusDangerForeground1,
  },
});

/** A day beside its label, with what is wrong with it; an emptied field takes the limit away. */
export function DayFilter(props: {
  readonly label: string;
  readonly value: LocalDate | null;
  readonly onDay: (day: LocalDate | null) => void;
  /** What is wrong although it is a day. */
  readonly wrong?: string | undefined;
  /** Only days that have been can be meant. */
  readonly side?: 'past';
}): ReactNode {
  const styles = useStyles();
  const id = useId();
  const day = useTypedDay({ value: props.value, onDay: props.onDay, empty: null });
  const wrong = day.wrong ?? props.wrong;
  return (
    <span className={styles.day}>
      <label className={styles.label} htmlFor={id}>
        {props.label}
      </label>
      <span className={styles.field}>
        <DateInput
          id={id}
          label={props.label}
          {...(props.side === undefined ? {} : { side: props.side })}
          {...day.input}
          {...(wrong === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-wrong` })}
        />
      </span>
      {wrong === undefined ? null : (
        <span id={`${id}-wrong`} className={styles.wrong} role="alert">
          <ErrorCircleFilled aria-hidden />
          {wrong}
        </span>
      )}
    </span>
  );
}
