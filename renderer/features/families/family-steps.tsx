import type { ReactNode } from 'react';

import type { FamilyCard, FamilyMember, FamilyMemberInput } from '#shared/features/families/families.schema.ts';
import { archiveReason } from '#shared/contract/record.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { useConfirm } from '../../ui/dialog.tsx';
import { errorSentence } from '../../ui/error-sentence.ts';
import { ProtectionDialog, type Protection } from '../../ui/protection-dialog.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useWorkers } from '../../ui/use-workers.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { memberName } from './family-values.ts';
import { JoinDialog } from './join-dialog.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { useFamiliesChanged } from './mutations.ts';

/** Steps that ask something first. */
export type FamilyStep =
  | { readonly kind: 'join' | 'assign' | 'archive' | 'protect' }
  | { readonly kind: 'leave'; readonly member: FamilyMember };

export interface FamilySteps {
  readonly join: (member: FamilyMemberInput, name: string) => Promise<void>;
  readonly leave: (member: FamilyMember, to: LocalDate) => Promise<void>;
  readonly assign: (workerId: UserId | null, from: LocalDate) => Promise<void>;
  readonly archive: (reason: string) => Promise<void>;
  readonly restore: () => Promise<void>;
  readonly protect: (protection: Protection) => Promise<void>;
  readonly unprotect: () => Promise<void>;
}

/** What can be done with a card besides editing it; each says what it did and offers „Cofnij” where it can be undone. */
export function useFamilySteps(card: FamilyCard): FamilySteps {
  const client = useClient();
  const toast = useToast();
  const confirm = useConfirm();
  const changed = useFamiliesChanged();
  const workers = useWorkers();
  const t = useText('families');
  const { id, version, name } = card;

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
    join: async (member, who) => {
      await step(() => client.families.join({ id, version, member }));
      toast({ text: t('join.done', { who, name }) });
    },
    leave: async (member, to) => {
      const membershipId = member.id;
      const done = await step(() => client.families.leave({ id, version, membershipId, to }));
      toast({
        text: t('leave.done', { who: memberName(member) }),
        undo: () => void attempt(() => client.families.rejoin({ id, version: done.version, membershipId })),
      });
    },
    assign: async (workerId, from) => {
      await step(() => client.families.assign({ id, version, workerId, from }));
      const worker = workers.data?.find((one) => one.id === workerId)?.displayName;
      toast({ text: worker === undefined ? t('assign.doneNobody', { name }) : t('assign.done', { name, worker }) });
    },
    archive: async (reason) => {
      const done = await step(() => client.families.archive({ id, version, reason }));
      toast({
        text: t('archive.done', { name }),
        undo: () => void attempt(() => client.families.restore({ id, version: done.version })),
      });
    },
    restore: () =>
      attempt(async () => {
        await client.families.restore({ id, version });
        toast({ text: t('archive.restored', { name }) });
      }),
    protect: async (protection) => {
      const done = await step(() => client.families.protect({ id, version, protection }));
      toast({
        text: t('protection.done', { name }),
        undo: () => void attempt(() => client.families.unprotect({ id, version: done.version })),
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
        await client.families.unprotect({ id, version });
        toast({ text: t('protection.lifted', { name }) });
      });
    },
  };
}

export function FamilyDialog(props: {
  step: FamilyStep;
  card: FamilyCard;
  steps: FamilySteps;
  onClose: () => void;
}): ReactNode {
  const t = useText('families');
  const workers = useWorkers();
  const { step, card, steps, onClose } = props;
  switch (step.kind) {
    case 'join':
      return <JoinDialog card={card} onClose={onClose} onJoin={steps.join} />;
    case 'leave':
      return <LeaveDialog member={step.member} onClose={onClose} onLeave={(to) => steps.leave(step.member, to)} />;
    case 'assign':
      return <AssignDialog card={card} workers={workers.data ?? []} onClose={onClose} onAssign={steps.assign} />;
    case 'archive':
      return (
        <ReasonDialog
          title={t('archive.title')}
          text={t('archive.text', { name: card.name })}
          label={t('archive.reason')}
          confirm={t('archive.confirm')}
          schema={archiveReason}
          onClose={onClose}
          onReason={steps.archive}
        />
      );
    case 'protect':
      return <ProtectionDialog users={workers.data ?? []} onClose={onClose} onProtect={steps.protect} />;
  }
}
