import { makeStyles, Spinner } from '@fluentui/react-components';
import { useEffect, useState, type ReactNode } from 'react';

import { useText } from '../../i18n/index.ts';
import { FloatingWork } from '../floating-work.tsx';
import { fmt } from '../format.ts';
import { LongWork } from '../long-work.tsx';
import { secondsLeft } from '../pace.ts';
import { useDelay } from '../states.tsx';
import type { PrintProgress } from './use-print-rows.ts';

const LONG_AFTER_MS = 1_000;
/** Laying out is the longer half of making a long print ready. */
const READING_SHARE = 0.3;

const useStyles = makeStyles({
  waiting: { margin: 'auto' },
  work: { margin: 'auto', width: 'min(420px, 100%)' },
});

/** Seconds left when `share` of the work is done, looked at every second; null until it can be told. */
function useSecondsLeft(share: number | null): number | null {
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(() => setElapsed(performance.now() - began), 1_000);
    return () => clearInterval(timer);
  }, []);
  return share === null || elapsed === 0 ? null : secondsLeft(share, 1, elapsed);
}

/** In the place of the pages until they are there: a quiet sign first, progress and a way back when it takes long. */
export function Preparing(props: {
  loading: PrintProgress | null;
  layingOut: PrintProgress | null;
  onCancel: () => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('print');
  const long = useDelay(LONG_AFTER_MS);
  const { loading, layingOut } = props;
  const part = loading ?? layingOut;
  const share = part === null || part.total === 0 ? null : part.done / part.total;
  const progress =
    share === null ? null : loading === null ? READING_SHARE + (1 - READING_SHARE) * share : READING_SHARE * share;
  const left = useSecondsLeft(progress);
  if (!long) return <Spinner className={styles.waiting} label={t('preparing')} />;
  const words =
    loading === null
      ? t('preparing')
      : t('readingRows', { done: fmt.integer(loading.done), total: fmt.integer(loading.total) });
  return (
    <div className={styles.work}>
      <LongWork
        title={t('preparingLong')}
        progress={progress}
        secondsLeft={left}
        step={words}
        onCancel={props.onCancel}
      />
    </div>
  );
}

/** While the paper is made ready for the printer. */
export function Drawing(props: { progress: PrintProgress; onCancel: () => void }): ReactNode {
  const t = useText('print');
  const { done, total } = props.progress;
  const left = useSecondsLeft(done / total);
  return (
    <FloatingWork
      title={t('preparingLong')}
      progress={done / total}
      secondsLeft={left}
      step={t('drawingPages', { done: fmt.integer(done), total: fmt.integer(total) })}
      onCancel={props.onCancel}
    />
  );
}
