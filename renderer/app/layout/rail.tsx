import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRouterState } from '@tanstack/react-router';
import { useCan } from '#renderer/client/index.ts';
import { useText } from '#renderer/i18n/index.ts';
import { LockClosedRegular } from '#renderer/ui/icons.ts';
import { useGo } from '#renderer/ui/screen.ts';
import { ariaShortcut } from '#renderer/ui/shortcuts.ts';
import { media, size } from '#renderer/ui/theme/theme.ts';
import { currentEntry, NAVIGATION, type NavigationEntry } from '../navigation.ts';

const useStyles = makeStyles({
  rail: {
    display: 'flex',
    flexDirection: 'column',
    flexShrink: 0,
    width: `${size.rail}px`,
    padding: '6px 8px 8px',
    minHeight: 0,
    overflowY: 'auto',
    [media.middle]: { width: `${size.railNarrow}px`, padding: '6px 0 8px' },
    [media.narrow]: { display: 'none' },
    [media.print]: { display: 'none' },
  },
  group: { display: 'flex', flexDirection: 'column', gap: '2px' },
  line: {
    margin: '8px 12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    [media.forced]: { borderTopColor: 'CanvasText' },
  },
  foot: { marginTop: 'auto', paddingTop: '8px' },
  item: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    width: '100%',
    minHeight: `${size.railItem}px`,
    padding: '0 12px',
    border: '1px solid transparent',
    borderRadius: '4px',
    color: tokens.colorNeutralForeground2,
    backgroundColor: 'transparent',
    textDecorationLine: 'none',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    [media.middle]: {
      flexDirection: 'column',
      justifyContent: 'center',
      gap: '2px',
      minHeight: '52px',
      padding: '4px 0',
    },
    [media.forced]: { color: 'CanvasText', forcedColorAdjust: 'none', ':hover': { color: 'CanvasText' } },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke3}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1 },
    '::before': {
      content: '""',
      position: 'absolute',
      insetInlineStart: '-1px',
      top: '9px',
      bottom: '9px',
      width: '3px',
      borderRadius: '2px',
      backgroundColor: tokens.colorBrandForeground1,
    },
    [media.forced]: {
      border: '1px solid Highlight',
      backgroundColor: 'Canvas',
      '::before': { backgroundColor: 'Highlight' },
    },
  },
  icon: { flexShrink: 0, width: '20px', height: '20px' },
  iconCurrent: { color: tokens.colorBrandForeground1, [media.forced]: { color: 'CanvasText' } },
  label: { [media.middle]: { fontSize: '11px', lineHeight: '14px', textAlign: 'center', overflowWrap: 'anywhere' } },
  shortcut: {
    marginInlineStart: 'auto',
    fontSize: '12px',
    color: tokens.colorNeutralForeground3,
    fontWeight: tokens.fontWeightRegular,
    [media.middle]: { display: 'none' },
    [media.forced]: { color: 'CanvasText' },
  },
});

/** The entries this user may open, in the order of the rail. */
export function useNavigation(): readonly NavigationEntry[] {
  const can = useCan();
  return NAVIGATION.filter((entry) => can(entry.permission));
}

/** The path that is shown now. */
export function useCurrentPath(): string {
  // The matches change together with what the outlet draws; the location changes before, while the old screen still stands.
  return useRouterState({ select: (state) => state.matches.at(-1)?.pathname ?? state.location.pathname });
}

function RailItem({ entry, current }: { readonly entry: NavigationEntry; readonly current: boolean }) {
  const styles = useStyles();
  const t = useText('navigation');
  const go = useGo();
  const Icon = current ? entry.iconFilled : entry.icon;
  return (
    <li>
      <a
        className={mergeClasses(styles.item, current && styles.current)}
        href={`#${entry.path}`}
        {...(current ? { 'aria-current': 'page' } : {})}
        onClick={(event) => {
          if (event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          go(entry.path);
        }}
      >
        <Icon className={mergeClasses(styles.icon, current && styles.iconCurrent)} aria-hidden="true" />
        <span className={styles.label}>{t(entry.key)}</span>
      </a>
    </li>
  );
}

/** Navigation on the left: 204 wide with words beside the icons, 76 with words under them, gone below 800. */
export function Rail({ onLock }: { readonly onLock: () => void }) {
  const styles = useStyles();
  const t = useText('navigation');
  const entries = useNavigation();
  const current = currentEntry(useCurrentPath());
  const groups = (['today', 'people', 'work'] as const)
    .map((group) => ({ group, items: entries.filter((entry) => entry.group === group) }))
    .filter(({ items }) => items.length > 0);
  return (
    <nav className={styles.rail} aria-label={t('main')}>
      {groups.map(({ group, items }, index) => (
        <div key={group}>
          {index === 0 ? null : <div className={styles.line} />}
          <ul className={styles.group}>
            {items.map((entry) => (
              <RailItem key={entry.key} entry={entry} current={entry === current} />
            ))}
          </ul>
        </div>
      ))}
      <ul className={mergeClasses(styles.group, styles.foot)}>
        {entries
          .filter((entry) => entry.group === 'system')
          .map((entry) => (
            <RailItem key={entry.key} entry={entry} current={entry === current} />
          ))}
        <li>
          <button type="button" className={styles.item} aria-keyshortcuts={ariaShortcut('Ctrl+L')} onClick={onLock}>
            <LockClosedRegular className={styles.icon} aria-hidden="true" />
            <span className={styles.label}>{t('lock')}</span>
            <span className={styles.shortcut} aria-hidden="true">
              Ctrl+L
            </span>
          </button>
        </li>
      </ul>
    </nav>
  );
}
