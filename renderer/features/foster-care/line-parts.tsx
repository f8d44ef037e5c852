import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { ActionMenu, type MenuEntry } from '../../ui/action-menu.tsx';
import { useText } from '../../i18n/index.ts';
import { media, type } from '../../ui/theme/theme.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    columnGap: '16px',
    alignItems: 'center',
    minHeight: '36px',
    padding: '6px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr) auto' },
  },
  what: { overflowWrap: 'anywhere' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  note: { ...type.note, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  when: { whiteSpace: 'nowrap', [media.narrow]: { gridColumn: '1', gridRow: '2', whiteSpace: 'normal' } },
  back: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
});

/** Lines of dated entries: what, a note under it, when at the right, and what can be done with it. */
export function Lines({ children, label }: { readonly children: ReactNode; readonly label: string }): ReactNode {
  return (
    <ul className={useStyles().list} aria-label={label}>
      {children}
    </ul>
  );
}

export function Line(props: {
  readonly what: ReactNode;
  readonly notes?: readonly (string | null)[];
  readonly when?: ReactNode;
  /** What the menu of the line is about, spoken: „Polecenia: …”. */
  readonly spoken: string;
  readonly entries?: readonly MenuEntry[];
  /** Taken back: it stands, crossed out. */
  readonly withdrawn?: boolean;
}): ReactNode {
  const styles = useStyles();
  const common = useText();
  const notes = (props.notes ?? []).filter((note) => note !== null);
  const entries = props.entries ?? [];
  return (
    <li className={styles.line}>
      <div className={styles.what}>
        <span className={props.withdrawn === true ? styles.back : styles.strong}>{props.what}</span>
        {notes.map((note) => (
          <div key={note} className={styles.note}>
            {note}
          </div>
        ))}
      </div>
      <div className={styles.when}>{props.when}</div>
      {entries.length === 0 ? (
        <span />
      ) : (
        <ActionMenu iconOnly label={`${common('more')}: ${props.spoken}`} entries={entries} />
      )}
    </li>
  );
}
