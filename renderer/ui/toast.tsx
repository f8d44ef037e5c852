import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { RouterHistory } from '@tanstack/react-router';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { Action } from './action.tsx';
import { errorSentence } from './error-sentence.ts';
import { CheckmarkCircleFilled, DismissRegular, ErrorCircleFilled } from './icons.ts';
import { Keys } from './keys.tsx';
import { isTyping, useShortcut } from './shortcuts.ts';
import { media } from './theme/theme.ts';

/** Time a toast stays, in milliseconds; hovering or focusing it starts the count anew. */
export const TOAST_MS = 8000;

/** Time a lasting toast stays once its reader clicks or goes elsewhere, in milliseconds: it covers what is worked on. */
export const LASTING_MS = 15_000;

/**
 * The way back of a step, and what is said when it has worked: „Przywrócono z archiwum: Anna Lis.”, or the sentence `run`
 * answers with; null when it asks something first and speaks for itself. A refusal is said by the toast itself.
 */
export type Undo =
  | { readonly run: () => Promise<unknown>; readonly done: string }
  | { readonly run: () => Promise<string | null>; readonly done?: never };

export type ToastContent = {
  /** What was done, a short sentence. */
  readonly text: string;
  readonly tone?: 'done' | 'danger';
  /** What must have been read: stays until somebody closes it, or works on and has had `LASTING_MS` to read it. */
  readonly lasting?: boolean;
  /** A new toast of this kind takes the place of the one before, so that many entries in a row leave one. */
  readonly kind?: string;
  /** Offered as „Cofnij” and on Ctrl+Z. */
  readonly undo?: Undo;
};

type Shown = ToastContent & {
  readonly id: number;
  /** Somebody was at the screen since it came. */
  readonly met: boolean;
};

/** What was said last, for a dialog that stays open over the toasts. */
type Said = Pick<Shown, 'id' | 'text' | 'tone'>;

const ToastContext = createContext<((content: ToastContent) => void) | null>(null);
const OverToastsContext = createContext<{ readonly said: Said | null; readonly opened: () => () => void } | null>(null);
const MetContext = createContext<(() => void) | null>(null);

/** `const toast = useToast(); toast({ text: 'Zapisano.', undo: { run, done: 'Cofnięto.' } })` */
export function useToast(): (content: ToastContent) => void {
  const show = useContext(ToastContext);
  if (show === null) throw new Error('useToast needs a ToastProvider above it');
  return show;
}

/**
 * For what lies over the toasts while it is open: they wait until it is gone, and it says itself what was said since it
 * opened; null before.
 */
export function useSaidOverToasts(): Said | null {
  const over = useContext(OverToastsContext);
  const opened = over?.opened;
  useLayoutEffect(() => opened?.(), [opened]);
  return over?.said ?? null;
}

/** Counts going to another screen as having met the lasting toasts: a click is seen by itself, a key is not. */
export function useMetByGoing(history: RouterHistory): void {
  const meet = useContext(MetContext);
  useEffect(
    () =>
      history.subscribe(({ action }) => {
        // The program puts its own address in place without anybody at the keys.
        if (action.type !== 'REPLACE') meet?.();
      }),
    [history, meet],
  );
}

let leftWord: ToastContent | null = null;

/**
 * A toast for the tree that comes after this one: signing in takes this one away with all its toasts. Gives the way to
 * take the word back.
 */
export function leaveWord(content: ToastContent): () => void {
  leftWord = content;
  return () => {
    if (leftWord === content) leftWord = null;
  };
}

const useStyles = makeStyles({
  region: {
    position: 'fixed',
    insetInlineEnd: '24px',
    // Above the bars at the foot of the screen (`data-foot`, in base.css).
    insetBlockEnd: 'var(--toast-foot)',
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    maxWidth: 'min(560px, calc(100vw - 32px))',
    zIndex: 1000,
    [media.narrow]: { insetInlineEnd: '16px' },
    [media.print]: { display: 'none' },
  },
  toast: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    padding: '8px 8px 8px 16px',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '6px',
    boxShadow: tokens.shadow16,
  },
  icon: { flexShrink: 0, width: '20px', height: '20px', color: tokens.colorStatusSuccessForeground1 },
  danger: { color: tokens.colorStatusDangerForeground1 },
  text: { flexGrow: 1, overflowWrap: 'anywhere' },
  undo: { display: 'inline-flex', alignItems: 'center', gap: '4px' },
});

function OneToast(props: {
  readonly toast: Shown;
  /** Ctrl+Z takes this one back. */
  readonly hasKey: boolean;
  readonly onGone: (id: number) => void;
  readonly onUndo: (toast: Shown) => void;
}) {
  const { toast, onGone, onUndo } = props;
  const styles = useStyles();
  const t = useText();
  const [held, setHeld] = useState(false);
  const stays = toast.lasting !== true ? TOAST_MS : toast.met ? LASTING_MS : null;
  const gone = useEffectEvent(() => onGone(toast.id));
  useEffect(() => {
    if (held || stays === null) return undefined;
    const timer = setTimeout(() => gone(), stays);
    return () => clearTimeout(timer);
  }, [held, stays]);
  const Icon = toast.tone === 'danger' ? ErrorCircleFilled : CheckmarkCircleFilled;
  return (
    // Watching pointer and focus only keeps the toast from leaving; its buttons are the controls.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={styles.toast}
      role="group"
      aria-label={toast.text}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon className={mergeClasses(styles.icon, toast.tone === 'danger' && styles.danger)} aria-hidden="true" />
      <span className={styles.text}>{toast.text}</span>
      {toast.undo === undefined ? null : (
        <span className={styles.undo}>
          <Action kind="quiet" size="small" label={t('undo')} onClick={() => onUndo(toast)} />
          {props.hasKey ? <Keys keys={['Ctrl', 'Z']} /> : null}
        </span>
      )}
      <Action
        kind="quiet"
        size="small"
        iconOnly
        icon={<DismissRegular />}
        label={t('close')}
        onClick={() => onGone(toast.id)}
      />
    </div>
  );
}

async function takenBack(undo: Undo): Promise<string | null> {
  if (undo.done === undefined) return await undo.run();
  await undo.run();
  return undo.done;
}

/** Holds the toasts of one window, bottom right. Ctrl+Z takes back the newest one unless a field is being typed in. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  const t = useText();
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const [spoken, setSpoken] = useState('');
  const [said, setSaid] = useState<Said | null>(null);
  const [covers, setCovers] = useState(0);
  const isCovered = covers > 0;
  const lastId = useRef(0);
  const opened = useCallback(() => {
    setSaid(null);
    setCovers((before) => before + 1);
    return () => setCovers((before) => before - 1);
  }, []);
  const show = useCallback((content: ToastContent) => {
    lastId.current += 1;
    const shown = { ...content, id: lastId.current, met: false };
    setToasts((before) => {
      const others = before.filter((one) => content.kind === undefined || one.kind !== content.kind);
      return [...others.slice(-2), shown];
    });
    setSpoken(content.text);
    setSaid(shown);
  }, []);
  const gone = useCallback((id: number) => setToasts((before) => before.filter((one) => one.id !== id)), []);
  useEffect(() => {
    const word = leftWord;
    leftWord = null;
    // Said once the region is there: a reader announces what comes into it, not what it begins with.
    if (word !== null) queueMicrotask(() => show(word));
  }, [show]);
  const meet = useCallback(() => {
    setToasts((before) => {
      const waits = before.some((one) => one.lasting === true && !one.met);
      return waits ? before.map((one) => ({ ...one, met: true })) : before;
    });
  }, []);
  useEffect(() => {
    // Before anything else hears of the click, so that the one which brings a toast up does not count for it.
    document.addEventListener('click', meet, { capture: true });
    return () => document.removeEventListener('click', meet, { capture: true });
  }, [meet]);
  const undo = (toast: Shown): void => {
    if (toast.undo === undefined) return;
    gone(toast.id);
    void takenBack(toast.undo).then(
      (text) => {
        if (text !== null) show({ text });
      },
      (error: unknown) => show({ text: t('undoFailed', { why: errorSentence(error) }), tone: 'danger' }),
    );
  };
  const latest = toasts.findLast((one) => one.undo !== undefined);
  useShortcut(
    'Ctrl+Z',
    () => {
      if (latest !== undefined) undo(latest);
    },
    { enabled: latest !== undefined && !isCovered, skip: () => isTyping(document.activeElement) },
  );
  const over = useMemo(() => ({ said, opened }), [said, opened]);
  return (
    <ToastContext value={show}>
      <MetContext value={meet}>
        <OverToastsContext value={over}>{children}</OverToastsContext>
      </MetContext>
      <div className="sr-only" role="status" aria-live="polite">
        {spoken}
      </div>
      <section className={styles.region} aria-label={t('notifications')}>
        {isCovered
          ? null
          : toasts.map((toast) => (
              <OneToast key={toast.id} toast={toast} hasKey={toast === latest} onGone={gone} onUndo={undo} />
            ))}
      </section>
    </ToastContext>
  );
}
