import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { i18n, useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { fmt } from '../../ui/format.ts';
import { LongWork } from '../../ui/long-work.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { Status } from '../../ui/status.tsx';
import { media, type } from '../../ui/theme/theme.ts';
import type { Verification, VerificationResult } from './use-verification.ts';

const useStyles = makeStyles({
  band: {
    padding: '12px 24px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    [media.narrow]: { padding: '12px 16px' },
  },
  result: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '8px 16px' },
  text: { flexGrow: 1, flexBasis: '320px', minWidth: 0 },
  sentence: type.strong,
  more: { color: tokens.colorNeutralForeground2 },
});

/** What a finished verification says: all rows hold, or the first one that does not and why. */
export function verdictSentence(result: VerificationResult): string {
  const t = i18n.getFixedT(null, 'audit');
  const { checked, brokenAt, reason } = result;
  if (result.ok || reason === null) return t('verify.good', { count: checked, formatted: fmt.integer(checked) });
  const words = t(`verify.reason.${reason}`);
  return brokenAt === null
    ? t('verify.badNowhere', { reason: words })
    : t('verify.bad', { row: fmt.integer(brokenAt), reason: words });
}

/** Under the head of the log while it is verified and until the result is hidden. */
export function VerificationBand(props: {
  verification: Verification;
  onCancel: () => void;
  onRetry: () => void;
  onHide: () => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('audit');
  const { verification } = props;
  switch (verification.state) {
    case 'idle':
      return null;
    case 'running': {
      const { checked, total } = verification;
      return (
        <div className={styles.band}>
          <LongWork
            title={t('verify.title')}
            progress={total === null || total === 0 ? null : checked / total}
            secondsLeft={verification.secondsLeft}
            step={
              total === null
                ? t('verify.starting')
                : t('verify.step', { checked: fmt.integer(checked), total: fmt.integer(total) })
            }
            cancelling={verification.cancelling}
            onCancel={props.onCancel}
          />
        </div>
      );
    }
    case 'failed':
      return (
        <div className={styles.band}>
          <ErrorState error={verification.error} onRetry={props.onRetry} />
        </div>
      );
    case 'cancelled':
      return (
        <Result onHide={props.onHide}>
          <p>{t('verify.cancelled')}</p>
        </Result>
      );
    case 'done':
      return (
        <Result onHide={props.onHide}>
          <Verdict result={verification.result} />
        </Result>
      );
  }
}

function Result(props: { onHide: () => void; children: ReactNode }): ReactNode {
  const styles = useStyles();
  const t = useText('audit');
  return (
    <div className={styles.band}>
      <div className={styles.result}>
        <div className={styles.text} role="status">
          {props.children}
        </div>
        <Action kind="quiet" size="small" label={t('verify.close')} onClick={props.onHide} />
      </div>
    </div>
  );
}

function Verdict({ result }: { result: VerificationResult }): ReactNode {
  const styles = useStyles();
  const t = useText('audit');
  const good = result.ok || result.reason === null;
  return (
    <>
      <p>
        <Status kind={good ? 'done' : 'late'} className={styles.sentence}>
          {verdictSentence(result)}
        </Status>
      </p>
      {good ? null : (
        <p className={styles.more}>
          {result.checked === 0
            ? null
            : `${t('verify.checkedBefore', { count: result.checked, formatted: fmt.integer(result.checked) })} `}
          {t('verify.advice')}
        </p>
      )}
    </>
  );
}
