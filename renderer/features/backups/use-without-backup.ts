import { NO_BACKUP_BEFORE } from '#shared/features/backups/backups.rules.ts';
import { APP_ERROR_CODES, AppError, isAppError } from '#shared/kernel/app-error.ts';
import { z } from 'zod';
import { useText } from '../../i18n/index.ts';
import { useConfirm } from '../../ui/dialog.tsx';
import { errorSentence } from '../../ui/error-sentence.ts';

const refusal = z.object({
  rule: z.literal(NO_BACKUP_BEFORE),
  places: z.array(z.object({ name: z.string(), why: z.enum(APP_ERROR_CODES).nullable() })),
});

/**
 * Asks whether data are to be exchanged although no backup of the present ones could be made, and why it could not. Null for
 * every other refusal.
 */
export function useWithoutBackup(): (error: unknown, what: 'restore' | 'undo') => Promise<boolean> | null {
  const t = useText('backups');
  const confirm = useConfirm();
  return (error, what) => {
    const read = refusal.safeParse(isAppError(error, 'RULE_BROKEN') ? error.data : null);
    if (!read.success) return null;
    const { places } = read.data;
    const why = places.map(({ name, why: code }) =>
      t('withoutBackup.at', { place: name, why: errorSentence(new AppError(code ?? 'INTERNAL')) }),
    );
    const begin = places.length === 0 ? t('withoutBackup.noPlace') : t('withoutBackup.failed');
    const text = [begin, ...why, t(`withoutBackup.${what}`)].join(' ');
    const yes = t(what === 'restore' ? 'withoutBackup.confirmRestore' : 'withoutBackup.confirmUndo');
    return confirm({ title: t('withoutBackup.title'), text, confirm: yes });
  };
}
