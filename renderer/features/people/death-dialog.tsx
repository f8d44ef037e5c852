import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { lifeText } from '#shared/features/people/life.rules.ts';
import type { DeathPreview, LifeEntry } from '#shared/features/people/life.schema.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { fmt } from '../../ui/format.ts';

const useStyles = makeStyles({
  list: {
    margin: '4px 0 0',
    listStyleType: 'disc',
    paddingInlineStart: '20px',
    display: 'grid',
    gap: '4px',
  },
});

/** Asked once before a death is saved: what ends on its day, and what lies after it and is worth a look. */
export function DeathDialog(props: {
  preview: DeathPreview;
  /** Saves; told whether what the death ends is to be ended. */
  onAnswer: (end: boolean) => void;
  onClose: () => void;
}): ReactNode {
  const t = useText('people');
  const { day, ends, untidy } = props.preview;
  const asks = ends.length > 0;
  return (
    <Dialog
      alert
      title={t(asks ? 'deathEnds.title' : 'deathEnds.titleUntidy')}
      width={600}
      onClose={props.onClose}
      actions={
        <>
          <Action kind="quiet" label={t('deathEnds.back')} onClick={props.onClose} />
          {asks ? <Action kind="secondary" label={t('deathEnds.keep')} onClick={() => props.onAnswer(false)} /> : null}
          <Action
            kind="primary"
            label={t(asks ? 'deathEnds.end' : 'deathEnds.save')}
            onClick={() => props.onAnswer(asks)}
          />
        </>
      }
    >
      {asks ? <Entries intro={t('deathEnds.ends', { date: fmt.date(day) })} entries={ends} /> : null}
      {untidy.length > 0 ? <Entries intro={t('deathEnds.untidy')} entries={untidy} /> : null}
    </Dialog>
  );
}

function Entries(props: { intro: string; entries: readonly LifeEntry[] }): ReactNode {
  const styles = useStyles();
  return (
    <div>
      {props.intro}
      <ul className={styles.list}>
        {props.entries.map(lifeText).map((text, at) => (
          // Two entries may read the same.
          <li key={`${at} ${text}`}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
