import { makeStyles, tokens } from '@fluentui/react-components';
import type { ComponentProps, ReactNode } from 'react';

import { LongWork } from './long-work.tsx';
import { useDelay } from './states.tsx';
import { media } from './theme/theme.ts';

/** Work that is done sooner is not worth a panel, in milliseconds. */
const LONG_AFTER_MS = 1_000;

const useStyles = makeStyles({
  panel: {
    position: 'fixed',
    insetInlineEnd: '24px',
    // Above the place of a toast.
    insetBlockEnd: '100px',
    ':global(body:has([data-foot="high"])) &': { insetBlockEnd: '144px' },
    width: 'min(420px, calc(100vw - 32px))',
    boxSizing: 'border-box',
    padding: '12px 16px',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '6px',
    boxShadow: tokens.shadow8,
    zIndex: 999,
    [media.narrow]: { insetInlineEnd: '16px' },
    [media.print]: { display: 'none' },
  },
});

/** Progress of work that goes on beside the page, over its lower corner; drawn only once the work takes long. */
export function FloatingWork(props: ComponentProps<typeof LongWork>): ReactNode {
  const styles = useStyles();
  const long = useDelay(LONG_AFTER_MS);
  if (!long) return null;
  return (
    <div className={styles.panel} role="group" aria-label={props.title}>
      <LongWork {...props} />
    </div>
  );
}
