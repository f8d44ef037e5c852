import {
  Dialog as FluentDialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { Action } from './action.tsx';
import { useFocusReturn, useRememberFocus } from './focus-return.ts';
import { CheckmarkCircleFilled, ErrorCircleFilled } from './icons.ts';
import { InsideDialog, useIsInsideDialog } from './inside-dialog.ts';
import { useSaidOverToasts } from './toast.tsx';

const useStyles = makeStyles({
  surface: { maxWidth: 'min(var(--dialog-width), calc(100vw - 32px))', padding: '20px 24px', borderRadius: '8px' },
  said: { display: 'flex', alignItems: 'center', gap: '8px', marginBottom: '12px', overflowWrap: 'anywhere' },
  icon: { flexShrink: 0, width: '20px', height: '20px', color: tokens.colorStatusSuccessForeground1 },
  danger: { color: tokens.colorStatusDangerForeground1 },
  actions: { gap: '8px', flexWrap: 'wrap', justifyContent: 'flex-end' },
});

/** What a toast would say if the dialog did not lie over it: the dialog stays open for the next one. */
function SaidInside({ text, tone }: { readonly text: string; readonly tone?: 'done' | 'danger' | undefined }) {
  const styles = useStyles();
  const Icon = tone === 'danger' ? ErrorCircleFilled : CheckmarkCircleFilled;
  return (
    <>
      <Icon className={mergeClasses(styles.icon, tone === 'danger' && styles.danger)} aria-hidden="true" />
      <span>{text}</span>
    </>
  );
}

/** A modal with a title, content and actions. A dialog inside a dialog is refused: ask on the page instead. */
export function Dialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  /** Cannot be closed by a click beside it; Escape still closes. */
  readonly alert?: boolean;
  readonly width?: number;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  useFocusReturn();
  const said = useSaidOverToasts();
  if (useIsInsideDialog()) throw new Error('No modal over a modal: show the question on the page');
  return (
    <FluentDialog
      open
      modalType={props.alert === true ? 'alert' : 'modal'}
      onOpenChange={(_, data) => {
        if (!data.open) props.onClose();
      }}
    >
      <DialogSurface
        className={styles.surface}
        aria-describedby={undefined}
        style={{ '--dialog-width': `${props.width ?? 480}px` } as React.CSSProperties}
      >
        <InsideDialog value>
          <DialogBody>
            <DialogTitle>{props.title}</DialogTitle>
            <DialogContent>
              <div className={mergeClasses(said !== null && styles.said)} role="status">
                {said === null ? null : <SaidInside key={said.id} {...said} />}
              </div>
              {props.children}
            </DialogContent>
            {props.actions === undefined ? null : (
              <DialogActions fluid className={styles.actions}>
                {props.actions}
              </DialogActions>
            )}
          </DialogBody>
        </InsideDialog>
      </DialogSurface>
    </FluentDialog>
  );
}

export type Question = {
  readonly title: string;
  readonly text: ReactNode;
  /** The verb of what happens: „Wyjdź bez zapisu”, never „OK”. */
  readonly confirm: string;
  readonly cancel?: string;
  /** The filled button stays: where going on puts aside what was typed. */
  readonly safe?: 'cancel';
};

const ConfirmContext = createContext<((question: Question) => Promise<boolean>) | null>(null);

/** `const confirm = useConfirm(); if (await confirm({ title, text, confirm: 'Archiwizuj' })) …` */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const ask = useContext(ConfirmContext);
  if (ask === null) throw new Error('useConfirm needs a ConfirmProvider above it');
  return ask;
}

/** Shows one question at a time; a second one while the first is open is answered "no". */
export function ConfirmProvider({ children }: { readonly children: ReactNode }) {
  const t = useText();
  const [question, setQuestion] = useState<Question | null>(null);
  const answer = useRef<((yes: boolean) => void) | null>(null);
  useRememberFocus();
  const ask = useCallback((next: Question) => {
    if (answer.current !== null) return Promise.resolve(false);
    setQuestion(next);
    return new Promise<boolean>((resolve) => {
      answer.current = resolve;
    });
  }, []);
  const close = (yes: boolean) => {
    const resolve = answer.current;
    answer.current = null;
    setQuestion(null);
    resolve?.(yes);
  };
  return (
    <ConfirmContext value={ask}>
      {children}
      {question === null ? null : (
        <Dialog
          alert
          title={question.title}
          onClose={() => close(false)}
          actions={
            <>
              <Action
                kind={question.safe === 'cancel' ? 'primary' : 'secondary'}
                label={question.cancel ?? t('cancel')}
                onClick={() => close(false)}
              />
              <Action
                kind={question.safe === 'cancel' ? 'secondary' : 'primary'}
                label={question.confirm}
                onClick={() => close(true)}
              />
            </>
          }
        >
          {question.text}
        </Dialog>
      )}
    </ConfirmContext>
  );
}
