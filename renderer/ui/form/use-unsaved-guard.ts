import { useBlocker } from '@tanstack/react-router';
import { useText } from '#renderer/i18n/index.ts';
import { useConfirm } from '../dialog.tsx';

/** Leaving the page, or closing the window, asks while `isUnsaved` says that something typed would be lost. */
export function useUnsavedGuard(isUnsaved: () => boolean, enabled = true, keepsDraft = false): void {
  const confirm = useConfirm();
  const t = useText();
  useBlocker({
    disabled: !enabled,
    enableBeforeUnload: () => enabled && isUnsaved(),
    shouldBlockFn: async ({ current, next }) => {
      const samePlace = current.pathname === next.pathname;
      if (samePlace || !isUnsaved()) return false;
      const leave = await confirm({
        title: t('form.unsavedTitle'),
        text: t(keepsDraft ? 'form.unsavedDraft' : 'form.unsavedText'),
        confirm: t(keepsDraft ? 'form.unsavedLeaveDraft' : 'form.unsavedLeave'),
        cancel: t('form.unsavedStay'),
        safe: 'cancel',
      });
      return !leave;
    },
  });
}
