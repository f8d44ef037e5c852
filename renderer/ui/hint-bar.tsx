import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { Keys } from './keys.tsx';
import { media, size } from './theme/theme.ts';

/** What works now: the keys and one word for what they do. */
export type Hint = { readonly keys: readonly string[]; readonly label: string };

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '24px',
    flexShrink: 0,
    minHeight: `${size.hintBar}px`,
    paddingInline: '24px',
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
    backgroundColor: tokens.colorNeutralBackground2,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    [media.narrow]: { display: 'none' },
    [media.forced]: { borderTopColor: 'CanvasText' },
  },
  hints: { display: 'flex', flexWrap: 'wrap', columnGap: '20px' },
  hint: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
  note: { textAlign: 'end' },
});

/** The foot of lists and grids. Gone in narrow windows, where there is rarely a keyboard's worth of room. */
export function HintBar({ hints, note }: { readonly hints: readonly Hint[]; readonly note?: ReactNode }) {
  const styles = useStyles();
  const t = useText();
  return (
    <div className={styles.root} role="group" aria-label={t('keys.label')} data-foot="low">
      <ul className={styles.hints}>
        {hints.map((hint) => (
          <li key={hint.label} className={styles.hint}>
            <Keys keys={hint.keys} />
            <span className="sr-only">{hint.keys.join(' ')}: </span>
            {hint.label}
          </li>
        ))}
      </ul>
      <span className={styles.note}>{note}</span>
    </div>
  );
}
