import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { Breadcrumb, type Crumb } from './breadcrumb.tsx';
import { HintBar, type Hint } from './hint-bar.tsx';
import { media, type } from './theme/theme.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minHeight: 0,
    minWidth: 0,
    color: tokens.colorNeutralForeground1,
    animationName: { from: { opacity: 0, transform: 'translateY(4px)' }, to: { opacity: 1, transform: 'none' } },
    animationDuration: '200ms',
    animationTimingFunction: tokens.curveDecelerateMid,
    [media.still]: { animationName: 'none' },
    [media.low]: { overflowY: 'auto', display: 'block' },
  },
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: '16px',
    rowGap: '8px',
    padding: '16px 24px 12px',
    [media.narrow]: { padding: '12px 16px 8px' },
  },
  ruled: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  heading: { minWidth: 0, flexGrow: 1, flexBasis: '0', minInlineSize: 'min(100%, 140px)' },
  titleLine: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: '12px' },
  title: { ...type.title, overflowWrap: 'anywhere', ':focus': { outlineStyle: 'none' } },
  count: { color: tokens.colorNeutralForeground3 },
  tags: { display: 'inline-flex', flexWrap: 'wrap', gap: '6px' },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', marginInlineStart: 'auto' },
  lead: { ...type.lead, padding: '0 24px 12px', [media.narrow]: { padding: '0 16px 12px' } },
  body: {
    flexGrow: 1,
    minHeight: 0,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
  },
  // In low windows the page scrolls as a whole, and a list keeps a window's height of its own to scroll in.
  filling: { [media.low]: { height: 'max(240px, calc(100vh - 56px))' } },
  scrolling: { overflowY: 'auto', [media.low]: { overflowY: 'visible' } },
  padded: { padding: '12px 24px 24px', [media.narrow]: { padding: '12px 16px 24px' } },
});

export type PageProps = {
  readonly title: string;
  /** Beside the title: "38 z 312 osób", or what the page is about today. */
  readonly count?: ReactNode;
  readonly tags?: ReactNode;
  /** Quiet first, secondary next, the one filled action last (right end). */
  readonly actions?: ReactNode;
  /** Records and forms only; the last crumb is the page itself. */
  readonly breadcrumb?: readonly Crumb[];
  /** The one sentence the page opens with. */
  readonly lead?: ReactNode;
  /** Facts and tabs under the title, which stay while the rest scrolls. */
  readonly head?: ReactNode;
  /** A line under the header, on forms and records. */
  readonly ruled?: boolean;
  /** 'list': the body fills the sheet and scrolls itself; 'text' (default): the page scrolls and has margins. */
  readonly layout?: 'list' | 'text' | 'bare';
  readonly hints?: readonly Hint[];
  /** Right end of the hint bar: the order of the list, the time of the data. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
};

/** One screen on the white sheet: header that stays, body that scrolls, hint bar at the foot. */
export function Page(props: PageProps) {
  const styles = useStyles();
  const t = useText();
  const layout = props.layout ?? 'text';
  // A browser writes window titles into its history on disk, so a record's window is named by its list, not by a person.
  const windowTitle = props.breadcrumb?.[0]?.label ?? props.title;
  useEffect(() => {
    document.title = `${windowTitle} – ${t('program')}`;
  }, [windowTitle, t]);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A page that takes the place of its loading state takes the keyboard over from it.
    if (document.activeElement === document.body) title.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={styles.root}>
      <header className={mergeClasses(props.ruled === true && styles.ruled)}>
        <div className={styles.header}>
          <div className={styles.heading}>
            {props.breadcrumb === undefined ? null : <Breadcrumb crumbs={props.breadcrumb} />}
            <div className={styles.titleLine}>
              <h1 ref={title} id="page-title" className={styles.title} tabIndex={-1}>
                {props.title}
              </h1>
              {props.tags === undefined ? null : <span className={styles.tags}>{props.tags}</span>}
              {props.count === undefined ? null : (
                <span className={styles.count} role="status">
                  {props.count}
                </span>
              )}
            </div>
          </div>
          {props.actions === undefined ? null : (
            <div className={styles.actions} role="group" aria-label={t('actions')}>
              {props.actions}
            </div>
          )}
        </div>
        {props.lead === undefined ? null : <p className={styles.lead}>{props.lead}</p>}
        {props.head}
      </header>
      <div
        className={mergeClasses(
          styles.body,
          layout === 'list' ? styles.filling : styles.scrolling,
          layout === 'text' && styles.padded,
        )}
      >
        {props.children}
      </div>
      {props.hints === undefined && props.note === undefined ? null : (
        <HintBar hints={props.hints ?? []} note={props.note} />
      )}
    </div>
  );
}
