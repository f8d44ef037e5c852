import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useText } from '#renderer/i18n/index.ts';
import { Action } from './action.tsx';
import { type } from './theme/theme.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '8px', maxWidth: '640px' },
  line: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: '4px 16px', alignItems: 'center' },
  title: type.strong,
  quiet: { color: tokens.colorNeutralForeground2 },
  step: { ...type.note, color: tokens.colorNeutralForeground3 },
});

/** Work with a known end: what, how far (0 to 1, null while unknown), time left in seconds, step, a way to stop it. */
export function LongWork(props: {
  readonly title: string;
  readonly progress: number | null;
  readonly secondsLeft?: number | null;
  readonly step?: string;
  readonly onCancel?: () => void;
  readonly cancelling?: boolean;
}) {
  const styles = useStyles();
  const t = useText();
  const left = props.secondsLeft ?? null;
  const time =
    left === null
      ? null
      : left < 90
        ? t('work.seconds', { count: Math.max(1, Math.round(left)) })
        : t('work.minutes', { count: Math.round(left / 60) });
  const percent = props.progress === null ? null : `${Math.round(props.progress * 100)}\u00a0%`;
  const figures = [percent, time === null ? null : t('work.remaining', { time })].filter((one) => one !== null);
  return (
    <div className={styles.root}>
      <div className={styles.line}>
        <span className={styles.title}>{props.title}</span>
        <span className={styles.quiet}>{figures.join(', ')}</span>
      </div>
      <ProgressBar
        thickness="large"
        aria-label={props.title}
        {...(props.progress === null ? {} : { value: props.progress, max: 1 })}
      />
      <div className={styles.line}>
        <span className={styles.step} role="status">
          {props.cancelling === true ? t('work.cancelling') : props.step}
        </span>
        {props.onCancel === undefined ? null : (
          <Action size="small" label={t('work.cancel')} onClick={props.onCancel} disabled={props.cancelling === true} />
        )}
      </div>
    </div>
  );
}
