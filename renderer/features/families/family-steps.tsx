import { useEffect, useRef, type ReactNode } from 'react';
import { z } from 'zod';

import {
  withdrawReason,
  type FamilyCard,
  type FamilyMember,
  type JoiningMemberInput,
  type MemberFields,
} from '#shared/features/families/families.schema.ts';
import { limitReason } from '#shared/features/caseloads/caseloads.schema.ts';
import { addressLine } from '#shared/features/people/people.labels.ts';
import type { AddressInput } from '#shared/features/people/people.schema.ts';
import { notPast } from '#shared/kernel/dated-rows.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { KeepingDialog, type KeepingStep, useKeepingSteps, useStepRunner } from '../../ui/record/index.ts';
import { useToast } from '../../ui/toast.tsx';
import { useWorkers } from '../../ui/use-workers.ts';
import { useOpenTasks } from '../family-work/index.ts';
import { RelateMembersDialog } from '../relations/index.ts';
import { AddressDialog } from './address-dialog.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { CorrectMemberDialog, type ShownMember } from './correct-member-dialog.tsx';
import { memberName, relatedMembers } from './family-values.ts';
import { JoinDialog } from './join-dialog.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { useRecordsChanged } from '../../ui/records-changed.ts';

/** Steps that ask something first. */
export type FamilyStep =
  | { readonly kind: 'join' | 'move' | 'relate' | 'assign' | KeepingStep }
  /** Out of the archive although there is no room; why, in the office's sentence. */
  | { readonly kind: 'restore'; readonly why: string }
  | { readonly kind: 'leave' | 'withdraw-member'; readonly member: FamilyMember }
  | { readonly kind: 'correct-member'; readonly member: ShownMember };

interface OwnSteps {
  readonly join: (member: JoiningMemberInput, name: string) => Promise<void>;
  readonly move: (address: AddressInput | null) => Promise<void>;
  readonly leave: (member: FamilyMember, to: LocalDate) => Promise<void>;
  readonly rejoin: (member: FamilyMember) => Promise<void>;
  readonly correctMember: (member: FamilyMember, fields: MemberFields) => Promise<void>;
  readonly withdrawMember: (member: FamilyMember, reason: string) => Promise<void>;
  readonly reinstateMember: (member: FamilyMember) => Promise<void>;
  readonly assign: (workerId: UserId | null, from: LocalDate, limitReason: string | null) => Promise<void>;
  /** Out of the archive although the worker has no room. */
  readonly restoreOver: (limitReason: string) => Promise<void>;
}

export type FamilySteps = OwnSteps & ReturnType<typeof useKeepingSteps>;

const wrongFields = z.array(z.object({ path: z.string(), message: z.string() }));

/** What the office says after the field's name when the worker has no room and no reason was given; null of any other refusal. */
function reasonAsked(error: unknown): string | null {
  if (!isAppError(error, 'INVALID_INPUT')) return null;
  const fields = wrongFields.safeParse(error.data['fields']);
  const message = fields.success ? fields.data.find(({ path }) => path === 'limitReason')?.message : undefined;
  return message?.replace(/^[^:]*: /, '') ?? null;
}

/**
 * What can be done with a card besides editing it; each says what it did and offers „Cofnij” where it can be undone.
 * @param onStep opens the dialog of a step that turns out to need an answer
 */
export function useFamilySteps(card: FamilyCard, onStep: (step: FamilyStep) => void): FamilySteps {
  const client = useClient();
  const toast = useToast();
  const runner = useStepRunner(useRecordsChanged());
  const onScreen = useOnScreen();
  const workers = useWorkers();
  const t = useText('families');
  const common = useText();
  const { id, version, name } = card;
  const keeping = useKeepingSteps({
    card,
    name,
    texts: 'families',
    procedures: client.families,
    runner,
    // The place of the family may be taken. Once the card has been left, the refusal is only said.
    restoreAsks: (refusal) => {
      const why = reasonAsked(refusal);
      if (why === null || !onScreen()) return false;
      onStep({ kind: 'restore', why });
      return true;
    },
  });
  return {
    ...keeping,
    restoreOver: async (limitReason) => {
      await runner.step(() => client.families.restore({ id, version, limitReason }));
      toast({ text: common('record.restored', { name }) });
    },
    join: async (member, who) => {
      await runner.step(() => client.families.join({ id, version, member }));
      toast({ text: t('join.done', { who, name }) });
    },
    move: async (address) => {
      await runner.step(() => client.families.move({ id, version, address }));
      toast({
        text: address === null ? t('move.doneNone', { name }) : t('move.done', { name, address: addressLine(address) }),
      });
    },
    leave: async (member, to) => {
      const membershipId = member.id;
      const done = await runner.step(() => client.families.leave({ id, version, membershipId, to }));
      toast({
        text: t('leave.done', { who: memberName(member) }),
        undo: {
          run: () => runner.step(() => client.families.rejoin({ id, version: done.version, membershipId })),
          done: t('leave.undone', { who: memberName(member) }),
        },
      });
    },
    rejoin: (member) =>
      runner.attempt(async () => {
        await client.families.rejoin({ id, version, membershipId: member.id });
        toast({ text: t('leave.undone', { who: memberName(member) }) });
      }),
    correctMember: async (member, fields) => {
      const { id: membershipId, role, from, to } = member;
      const who = memberName(member);
      const done = await runner.step(() => client.families.correctMember({ id, version, membershipId, fields }));
      const before = { id, version: done.version, membershipId, fields: { role, from, to } };
      toast({
        text: t('correctMember.done', { who }),
        undo: {
          run: () => runner.step(() => client.families.correctMember(before)),
          done: t('correctMember.undone', { who }),
        },
      });
    },
    withdrawMember: async (member, reason) => {
      const membershipId = member.id;
      const who = memberName(member);
      const done = await runner.step(() => client.families.withdrawMember({ id, version, membershipId, reason }));
      toast({
        text: t('withdrawMember.done', { who }),
        undo: {
          run: () => runner.step(() => client.families.reinstateMember({ id, version: done.version, membershipId })),
          done: t('withdrawMember.reinstated', { who }),
        },
      });
    },
    reinstateMember: (member) =>
      runner.attempt(async () => {
        await client.families.reinstateMember({ id, version, membershipId: member.id });
        toast({ text: t('withdrawMember.reinstated', { who: memberName(member) }) });
      }),
    assign: async (workerId, from, limitReason) => {
      await runner.step(() => client.families.assign({ id, version, workerId, from, limitReason }));
      const worker = workers.data?.find((one) => one.id === workerId)?.displayName;
      toast({ text: worker === undefined ? t('assign.doneNobody', { name }) : t('assign.done', { name, worker }) });
    },
  };
}

/** Whether the card is still there when a toast of it is answered. */
function useOnScreen(): () => boolean {
  const there = useRef(false);
  useEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
    };
  }, []);
  return () => there.current;
}

export function FamilyDialog(props: {
  step: FamilyStep;
  card: FamilyCard;
  steps: FamilySteps;
  onClose: () => void;
}): ReactNode {
  const workers = useWorkers();
  const t = useText('families');
  const common = useText();
  const { step, card, steps, onClose } = props;
  switch (step.kind) {
    case 'join':
      return <JoinDialog card={card} onClose={onClose} onJoin={steps.join} />;
    case 'move':
      return <AddressDialog card={card} onClose={onClose} onMove={steps.move} />;
    case 'relate':
      return <RelateMembersDialog familyId={card.id} members={relatedMembers(card, officeToday())} onClose={onClose} />;
    case 'leave':
      return (
        <LeaveDialog
          familyId={card.id}
          member={step.member}
          onClose={onClose}
          onLeave={(to) => steps.leave(step.member, to)}
        />
      );
    case 'correct-member':
      return (
        <CorrectMemberDialog
          card={card}
          member={step.member}
          onClose={onClose}
          onCorrect={(fields) => steps.correctMember(step.member, fields)}
        />
      );
    case 'withdraw-member':
      return (
        <ReasonDialog
          title={t('withdrawMember.title')}
          text={t('withdrawMember.text', {
            who: memberName(step.member),
            period: fmt.period(step.member.from, step.member.to),
          })}
          label={t('withdrawMember.reason')}
          confirm={t('withdrawMember.confirm')}
          schema={withdrawReason}
          draft={{
            form: 'families.withdrawMember',
            subject: { kind: 'family', id: card.id },
            context: step.member.id,
          }}
          onClose={onClose}
          onReason={(reason) => steps.withdrawMember(step.member, reason)}
        />
      );
    case 'assign':
      return <AssignDialog card={card} workers={workers.data ?? []} onClose={onClose} onAssign={steps.assign} />;
    case 'restore':
      return (
        <ReasonDialog
          title={t('restore.title', { name: card.name })}
          text={t('restore.text', { why: step.why })}
          label={common('limit.reason')}
          confirm={common('record.restore')}
          schema={limitReason}
          draft={{ form: 'families.restore', subject: { kind: 'family', id: card.id } }}
          onClose={onClose}
          onReason={steps.restoreOver}
        />
      );
    case 'archive':
    case 'protect':
      return <KeepFamily step={step.kind} card={card} steps={steps} onClose={onClose} />;
  }
}

function KeepFamily(props: {
  readonly step: KeepingStep;
  readonly card: FamilyCard;
  readonly steps: FamilySteps;
  readonly onClose: () => void;
}): ReactNode {
  const { card } = props;
  const subject = { kind: 'family', id: card.id } as const;
  return (
    <KeepingDialog
      step={props.step}
      name={card.name}
      subject={subject}
      texts="families"
      steps={props.steps}
      openTasks={useOpenTasks(subject)}
      leaders={notPast(card.workers, officeToday()).map(({ userId }) => userId)}
      onClose={props.onClose}
    />
  );
}
