import type { ReactNode } from 'react';

import { archiveReason } from '#shared/contract/record.ts';
import type { PersonCard } from '#shared/features/people/people.schema.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { useConfirm } from '../../ui/dialog.tsx';
import { errorSentence } from '../../ui/error-sentence.ts';
import { ProtectionDialog, type Protection } from '../../ui/protection-dialog.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useWorkers } from '../../ui/use-workers.ts';
import { usePeopleChanged } from './mutations.ts';

/** Steps that ask something first. */
export type PersonStep = 'archive' | 'protect';

export interface PersonSteps {
  readonly archive: (reason: string) => Promise<void>;
  readonly restore: () => Promise<void>;
  readonly protect: (protection: Protection) => Promise<void>;
  readonly unprotect: () => Promise<void>;
}

/** What can be done with a card besides editing it; each says what it did and offers „Cofnij” where it can be undone. */
export function usePersonSteps(card: PersonCard): PersonSteps {
  const client = useClient();
  const toast = useToast();
  const confirm = useConfirm();
  const changed = usePeopleChanged();
  const t = useText('people');
  const { id, version } = card;
  const name = `${card.surname} ${card.firstName}`;

  /** A refused change fetches the card anew, so that the next try stands on what is saved now. */
  async function step<Done>(work: () => Promise<Done>): Promise<Done> {
    try {
      const done = await work();
      await changed();
      return done;
    } catch (error) {
      if (isAppError(error, 'CONFLICT', 'ALREADY_DONE')) await changed();
      throw error;
    }
  }

  /** The same for steps without a dialog of their own, where a refusal has no other place than a toast. */
  async function attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await step(work);
    } catch (error) {
      toast({ text: errorSentence(error), tone: 'danger' });
    }
  }

  return {
    archive: async (reason) => {
      const done = await step(() => client.people.archive({ id, version, reason }));
      toast({
        text: t('archive.done', { name }),
        undo: () => void attempt(() => client.people.restore({ id, version: done.version })),
      });
    },
    restore: () =>
      attempt(async () => {
        await client.people.restore({ id, version });
        toast({ text: t('archive.restored', { name }) });
      }),
    protect: async (protection) => {
      const done = await step(() => client.people.protect({ id, version, protection }));
      toast({
        text: t('protection.done', { name }),
        undo: () => void attempt(() => client.people.unprotect({ id, version: done.version })),
      });
    },
    unprotect: async () => {
      const sure = await confirm({
        title: t('protection.liftTitle'),
        text: t('protection.liftText'),
        confirm: t('protection.liftConfirm'),
      });
      if (!sure) return;
      await attempt(async () => {
        await client.people.unprotect({ id, version });
        toast({ text: t('protection.lifted', { name }) });
      });
    },
  };
}

export function PersonDialog(props: {
  step: PersonStep;
  card: PersonCard;
  steps: PersonSteps;
  onClose: () => void;
}): ReactNode {
  const t = useText('people');
  const workers = useWorkers();
  switch (props.step) {
    case 'archive':
      return (
        <ReasonDialog
          title={t('archive.title')}
          text={t('archive.text', { name: `${props.card.surname} ${props.card.firstName}` })}
          label={t('archive.reason')}
          confirm={t('archive.confirm')}
          schema={archiveReason}
          onClose={props.onClose}
          onReason={props.steps.archive}
        />
      );
    case 'protect':
      return <ProtectionDialog users={workers.data ?? []} onClose={props.onClose} onProtect={props.steps.protect} />;
  }
}
