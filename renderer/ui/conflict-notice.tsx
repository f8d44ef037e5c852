import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { formatInstant, type Instant } from '#shared/kernel/instant.ts';
import { Action } from './action.tsx';
import { PeopleSwapRegular } from './icons.ts';
import { media, type } from './theme/theme.ts';

/** One field that differs: what stands in this form and what is saved meanwhile. */
export type ConflictField = { readonly label: string; readonly mine: ReactNode; readonly theirs: ReactNode };

const useStyles = makeStyles({
  root: {
    display: 'flex',
    gap: '12px',
    padding: '12px 16px',
    marginBottom: '16px',
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    borderRadius: '6px',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  icon: {
    flexShrink: 0,
    width: '24px',
    height: '24px',
    color: tokens.colorStatusWarningForeground1,
    [media.forced]: { color: 'CanvasText' },
  },
  text: { minWidth: 0, flexGrow: 1 },
  title: type.strong,
  table: { width: '100%', borderCollapse: 'collapse', marginTop: '8px', textAlign: 'start' },
  head: { ...type.note, color: tokens.colorNeutralForeground3, textAlign: 'start', padding: '4px 12px 4px 0' },
  cell: {
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    padding: '6px 12px 6px 0',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '12px' },
});

/** Somebody saved the same entry: who and when, that nothing typed is lost, both versions, and the two ways on. */
export function ConflictNotice(props: {
  readonly who: string | null;
  readonly at: Instant | null;
  /** Labels of all that was changed there; by default those of `fields`. */
  readonly changed?: readonly string[];
  /** What both changed, and differently. */
  readonly fields: readonly ConflictField[];
  /** Saves what is in this form over the newer version. */
  readonly onKeepMine: () => void;
  /** Puts the saved version into this form. */
  readonly onTakeTheirs: () => void;
}) {
  const styles = useStyles();
  const t = useText();
  const [open, setOpen] = useState(false);
  // First comes looking at what clashes; whoever has seen it, or has nothing to see, chooses.
  const decided = open || props.fields.length === 0;
  const actions = useRef<HTMLDivElement>(null);
  // The button that showed the versions is gone: the keyboard goes on with the choice.
  useEffect(() => {
    if (open) actions.current?.querySelector('button')?.focus();
  }, [open]);
  const known = props.who !== null && props.at !== null;
  const changed = props.changed ?? props.fields.map((field) => field.label);
  return (
    <div className={styles.root} role="alert">
      <PeopleSwapRegular className={styles.icon} aria-hidden="true" />
      <div className={styles.text}>
        <p className={styles.title}>
          {known
            ? t('conflict.titleBy', { who: props.who, when: props.at === null ? '' : formatInstant(props.at) })
            : t('conflict.titleUnknown')}
        </p>
        <p>
          {t('conflict.safe')}{' '}
          {changed.length === 0 ? null : t('conflict.changedFields', { fields: changed.join(', ') })}
        </p>
        {open ? (
          <table className={styles.table}>
            <thead>
              <tr>
                {[t('conflict.field'), t('conflict.mine'), t('conflict.theirs')].map((head) => (
                  <th key={head} scope="col" className={styles.head}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {props.fields.map((field) => (
                <tr key={field.label}>
                  <th scope="row" className={styles.head}>
                    {field.label}
                  </th>
                  <td className={styles.cell}>{field.mine}</td>
                  <td className={styles.cell}>{field.theirs}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        <div ref={actions} className={styles.actions}>
          {decided ? null : <Action kind="primary" label={t('conflict.showBoth')} onClick={() => setOpen(true)} />}
          <Action kind={decided ? 'primary' : 'quiet'} label={t('conflict.keepMine')} onClick={props.onKeepMine} />
          <Action
            kind={decided ? 'secondary' : 'quiet'}
            label={t('conflict.takeTheirs')}
            onClick={props.onTakeTheirs}
          />
        </div>
      </div>
    </div>
  );
}
