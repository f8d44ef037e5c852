import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { CalendarLtrRegular, CheckmarkCircleFilled, ClockFilled, ErrorCircleFilled, WarningFilled } from './icons.ts';
import { media } from './theme/theme.ts';

/** late: broken or overdue; look: needs a look; running: today, under way; planned; done: finished or proved. */
export type StatusKind = 'late' | 'look' | 'running' | 'planned' | 'done';

const ICONS = {
  late: ErrorCircleFilled,
  look: WarningFilled,
  running: ClockFilled,
  planned: CalendarLtrRegular,
  done: CheckmarkCircleFilled,
} as const satisfies Record<StatusKind, unknown>;

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'flex-start',
    verticalAlign: 'top',
    gap: '6px',
    minWidth: 0,
    [media.forced]: { color: 'inherit' },
  },
  // As tall as one line of the text beside it, so that the sign stands in the middle of the first line.
  icon: {
    display: 'inline-flex',
    flexShrink: 0,
    alignItems: 'center',
    height: '1lh',
    [media.forced]: { color: 'inherit' },
  },
  late: { color: tokens.colorStatusDangerForeground1 },
  look: { color: tokens.colorStatusWarningForeground1 },
  running: { color: tokens.colorBrandForeground1 },
  planned: { color: tokens.colorNeutralForeground3 },
  done: { color: tokens.colorStatusSuccessForeground1 },
});

/**
 * Icon and word, and the colour as a third sign. `alone` colours the whole phrase; in dense lists the icon carries the
 * colour and the text stays black (late is always coloured).
 */
export function Status(props: {
  readonly kind: StatusKind;
  readonly children: ReactNode;
  readonly alone?: boolean;
  readonly className?: string;
}) {
  const styles = useStyles();
  const Icon = ICONS[props.kind];
  const coloured = props.kind === 'late' || (props.alone === true && props.kind !== 'done');
  return (
    <span className={mergeClasses(styles.root, coloured && styles[props.kind], props.className)}>
      <span className={mergeClasses(styles.icon, styles[props.kind])} aria-hidden="true">
        <Icon fontSize={16} />
      </span>
      <span>{props.children}</span>
    </span>
  );
}
