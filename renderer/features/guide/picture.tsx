import { makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';

import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { Dialog } from '../../ui/dialog.tsx';

const useStyles = makeStyles({
  figure: { margin: '4px 0 16px', maxWidth: '860px' },
  button: {
    display: 'block',
    width: '100%',
    padding: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '6px',
    overflow: 'hidden',
    backgroundColor: 'transparent',
    cursor: 'zoom-in',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  image: { display: 'block', width: '100%', height: 'auto' },
  large: { display: 'block', maxWidth: 'none' },
  scroller: { overflow: 'auto', maxHeight: '68vh' },
});

/** A picture of the screen; a click shows it at its own size. */
export function Picture({ address, text }: { address: string; text: string }): ReactNode {
  const styles = useStyles();
  const t = useText('guide');
  const common = useText();
  const [large, setLarge] = useState(false);
  return (
    <figure className={styles.figure}>
      <button
        type="button"
        className={styles.button}
        aria-label={t('enlarge', { what: text })}
        onClick={() => setLarge(true)}
      >
        <img className={styles.image} src={address} alt={text} loading="lazy" />
      </button>
      {large ? (
        <Dialog
          title={text}
          width={1400}
          onClose={() => setLarge(false)}
          actions={<Action label={common('close')} onClick={() => setLarge(false)} />}
        >
          <div className={styles.scroller} tabIndex={0} role="region" aria-label={text}>
            <img className={styles.large} src={address} alt={text} />
          </div>
        </Dialog>
      ) : null}
    </figure>
  );
}
