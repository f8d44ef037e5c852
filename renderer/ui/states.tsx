import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { Action } from './action.tsx';
import { copyText } from './copy-text.ts';
import { useErrorSentence } from './error-sentence.ts';
import { ArrowClockwiseRegular, ErrorCircleFilled, FilterRegular } from './icons.ts';
import { media, type } from './theme/theme.ts';
import { useToast } from './toast.tsx';

const useStyles = makeStyles({
  centre: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    textAlign: 'center',
    gap: '8px',
    padding: '32px 24px',
  },
  icon: {
    color: tokens.colorNeutralForeground3,
    fontSize: '40px',
    lineHeight: 0,
    [media.forced]: { color: 'CanvasText' },
  },
  title: type.lead,
  text: { color: tokens.colorNeutralForeground2, maxWidth: '44ch' },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: '8px', marginTop: '8px' },
  error: { display: 'flex', gap: '12px', padding: '16px 24px', alignItems: 'flex-start' },
  errorIcon: {
    flexShrink: 0,
    width: '24px',
    height: '24px',
    color: tokens.colorStatusDangerForeground1,
    [media.forced]: { color: 'CanvasText' },
  },
  errorActions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '12px' },
  part: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    padding: '8px 24px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorStatusDangerBackground1,
    [media.narrow]: { paddingInline: '16px' },
  },
  partIcon: {
    flexShrink: 0,
    width: '16px',
    height: '16px',
    color: tokens.colorStatusDangerForeground1,
    [media.forced]: { color: 'CanvasText' },
  },
  bone: {
    height: '12px',
    borderRadius: '3px',
    backgroundColor: tokens.colorNeutralStencil1,
    [media.forced]: { border: '1px solid CanvasText' },
  },
  bones: { display: 'flex', gap: '24px', alignItems: 'center', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
});

/** True once `ms` have passed; states that would only flash are not drawn before. */
export function useDelay(ms: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return passed;
}

/** Nothing here yet: says what to do first. */
export function EmptyState(props: {
  readonly icon: ReactElement;
  readonly title: string;
  readonly text: ReactNode;
  readonly actions?: ReactNode;
}) {
  const styles = useStyles();
  return (
    <div className={styles.centre} role="status">
      <span className={styles.icon} aria-hidden="true">
        {props.icon}
      </span>
      <p className={styles.title}>{props.title}</p>
      <p className={styles.text}>{props.text}</p>
      {props.actions === undefined ? null : <div className={styles.actions}>{props.actions}</div>}
    </div>
  );
}

/** Nothing passes the filters: names them and offers to clear them. */
export function NoMatch(props: {
  readonly title: string;
  readonly filters: readonly string[];
  readonly onClear: () => void;
}) {
  const t = useText();
  return (
    <EmptyState
      icon={<FilterRegular />}
      title={props.title}
      text={props.filters.length === 0 ? null : t('filters.noMatchHint', { filters: props.filters.join(', ') })}
      actions={<Action label={t('filters.clear')} onClick={props.onClear} />}
    />
  );
}

const BONE_WIDTHS = [
  [26, 16, 18],
  [20, 16, 15],
  [30, 15, 19],
  [17, 15, 14],
] as const;

/** Grey bars where rows will stand, drawn only when loading takes over 300 ms. They do not move. */
export function Skeleton({ rows = 5, rowHeight = 36 }: { readonly rows?: number; readonly rowHeight?: number }) {
  const styles = useStyles();
  const t = useText();
  if (!useDelay(300)) return <div aria-busy="true" />;
  return (
    <div role="status" aria-busy="true">
      <span className="sr-only">{t('state.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.bones} style={{ height: rowHeight }} aria-hidden="true">
          {(BONE_WIDTHS[row % BONE_WIDTHS.length] ?? BONE_WIDTHS[0]).map((width) => (
            <span key={width} className={styles.bone} style={{ width: `${width}%` }} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** Something could not be loaded: what happened, that the data are whole, the number to quote, another try. */
export function ErrorState(props: { readonly title?: string; readonly error: unknown; readonly onRetry?: () => void }) {
  const styles = useStyles();
  const t = useText();
  const toast = useToast();
  const { sentence, reference } = useErrorSentence(props.error);
  const copy = () => {
    if (reference !== null && copyText(reference)) toast({ text: t('state.copied') });
  };
  return (
    <div className={styles.error} role="alert">
      <ErrorCircleFilled className={styles.errorIcon} aria-hidden="true" />
      <div>
        <p className={styles.title}>{props.title ?? t('state.errorTitle')}</p>
        <p className={styles.text}>{reference === null ? sentence : t('state.errorHint', { reference })}</p>
        <div className={styles.errorActions}>
          {props.onRetry === undefined ? null : (
            <Action label={t('state.retry')} icon={<ArrowClockwiseRegular />} shortcut="F5" onClick={props.onRetry} />
          )}
          {reference === null ? null : <Action kind="quiet" label={t('state.copyReference')} onClick={copy} />}
        </div>
      </div>
    </div>
  );
}

/** A part of what is shown could not be loaded: the rest stays, a line above it says so and offers another try. */
export function FailedPart(props: { readonly text: string; readonly error: unknown; readonly onRetry: () => void }) {
  const styles = useStyles();
  const t = useText();
  const { sentence, reference } = useErrorSentence(props.error);
  return (
    <div className={styles.part} role="alert">
      <ErrorCircleFilled className={styles.partIcon} aria-hidden="true" />
      <span>
        {props.text} {reference === null ? sentence : t('state.errorHint', { reference })}
      </span>
      <Action
        size="small"
        label={t('state.retry')}
        icon={<ArrowClockwiseRegular />}
        shortcut="F5"
        onClick={props.onRetry}
      />
    </div>
  );
}

/** A small red or plain line of text inside a form or panel, announced when it appears. */
export function Notice(props: { readonly tone?: 'danger' | 'plain'; readonly children: ReactNode }) {
  const styles = useNoticeStyles();
  return (
    <div className={mergeClasses(styles.root, props.tone === 'danger' && styles.danger)} role="status">
      {props.tone === 'danger' ? (
        <>
          <ErrorCircleFilled className={styles.icon} aria-hidden="true" />
          <div className={styles.text}>{props.children}</div>
        </>
      ) : (
        props.children
      )}
    </div>
  );
}

const useNoticeStyles = makeStyles({
  root: {
    padding: '10px 14px',
    borderRadius: '6px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  danger: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: '8px',
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
    backgroundColor: tokens.colorStatusDangerBackground1,
  },
  icon: {
    flexShrink: 0,
    fontSize: '16px',
    height: '20px',
    color: tokens.colorStatusDangerForeground1,
    [media.forced]: { color: 'CanvasText' },
  },
  text: { minWidth: 0, flexGrow: 1 },
});
