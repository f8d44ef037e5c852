import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { media } from './theme/theme.ts';
import { shortcutKeys, type Shortcut } from './shortcuts.ts';

const useStyles = makeStyles({
  key: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    minWidth: '20px',
    height: '16px',
    paddingInline: '4px',
    fontFamily: 'inherit',
    fontSize: '11px',
    lineHeight: '14px',
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: '3px',
    [media.forced]: { backgroundColor: 'Canvas', color: 'CanvasText' },
  },
  row: { display: 'inline-flex', alignItems: 'center', gap: '4px' },
  plain: {
    marginInlineStart: '10px',
    fontSize: '12px',
    lineHeight: '16px',
    fontWeight: tokens.fontWeightRegular,
  },
});

/** Keys drawn as caps, for the hint bar, the search field and toasts. Screen readers get `aria-keyshortcuts` instead. */
export function Keys({ keys, className }: { readonly keys: readonly string[]; readonly className?: string }) {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.row, className)} aria-hidden="true">
      {keys.map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}

/** A shortcut as quiet text inside a button. */
export function ShortcutText({ shortcut }: { readonly shortcut: Shortcut }) {
  const styles = useStyles();
  return (
    <span className={styles.plain} aria-hidden="true">
      {shortcutKeys(shortcut).join('+')}
    </span>
  );
}
