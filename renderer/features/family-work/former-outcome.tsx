import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { GOAL_RESULT_LABELS } from '#shared/features/family-work/family-work.labels.ts';
import type { Plan } from '#shared/features/family-work/plans.schema.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { type } from '../../ui/theme/theme.ts';

type Outcome = Plan['goals'][number]['outcome'];

const useStyles = makeStyles({
  quiet: { ...type.note, color: tokens.colorNeutralForeground3, margin: 0, overflowWrap: 'anywhere' },
});

/** „częściowo osiągnięty, 20.11.2026, Anna Hebda: …” */
export const outcomeWords = (outcome: NonNullable<Outcome>): string =>
  `${GOAL_RESULT_LABELS[outcome.result]}, ${fmt.date(outcome.on)}, ${outcome.byName}${
    outcome.text === null ? '' : `: ${outcome.text}`
  }`;

/** What came of a goal in an earlier version of the plan. */
export function FormerOutcome({ outcome }: { outcome: Outcome }): ReactNode {
  const styles = useStyles();
  const t = useText('work');
  if (outcome === null) return null;
  return (
    <p className={styles.quiet}>
      {t('plans.formerOutcome')}: {outcomeWords(outcome)}
    </p>
  );
}
