import type { ReactNode } from 'react';

import type { ProtectionInput, RecordCard } from '#shared/contract/record.ts';
import type { DraftPlace } from '#shared/features/drafts/drafts.schema.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import { useSignedIn } from '#renderer/client/index.ts';
import { useText } from '#renderer/i18n/index.ts';
import type { MenuEntry } from '../action-menu.tsx';
import { useConfirm } from '../dialog.tsx';
import { errorSentence } from '../error-sentence.ts';
import { ArchiveRegular, ArrowUndoRegular, ShieldLockRegular } from '../icons.ts';
import { ProtectionDialog } from '../protection-dialog.tsx';
import { useToast } from '../toast.tsx';
import { useWorkers } from '../use-workers.ts';
import { ArchiveDialog, type Archiving } from './archive-dialog.tsx';
import { type RecordNamespace, useRecordText } from './record-words.ts';

/** Runs the steps of a card; `changed` lets everything about it be asked anew. */
export interface StepRunner {
  /** A refused change fetches the card anew, so that the next try stands on what is saved now. */
  readonly step: <Done>(work: () => Promise<Done>) => Promise<Done>;
  /** The same for steps without a dialog of their own, where a refusal has no other place than a toast. */
  readonly attempt: (work: () => Promise<unknown>) => Promise<void>;
}

export function useStepRunner(changed: () => Promise<void>): StepRunner {
  const toast = useToast();
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
  return {
    step,
    attempt: async (work) => {
      try {
        await step(work);
      } catch (error) {
        toast({ text: errorSentence(error), tone: 'danger' });
      }
    },
  };
}

type Versioned<Id> = { readonly id: Id; readonly version: number };
type Call<Input> = (input: Input) => Promise<{ readonly version: number }>;

/** The procedures of a feature that keeps records: `client.people` has them all. */
export interface KeepingProcedures<Id> {
  readonly archive: Call<Versioned<Id> & Archiving>;
  readonly restore: Call<Versioned<Id>>;
  readonly protect: Call<Versioned<Id> & { readonly protection: ProtectionInput }>;
  readonly unprotect: Call<Versioned<Id>>;
}

export interface KeepingSteps {
  readonly archive: (archiving: Archiving) => Promise<void>;
  readonly restore: () => Promise<void>;
  readonly protect: (protection: ProtectionInput) => Promise<void>;
  readonly unprotect: () => Promise<void>;
}

/** Archive and szczególna ochrona of a card; each step says what it did and offers „Cofnij” where it can be undone. */
export function useKeepingSteps<Id>(options: {
  readonly card: Versioned<Id>;
  readonly name: string;
  readonly texts: RecordNamespace;
  readonly procedures: KeepingProcedures<Id>;
  readonly runner: StepRunner;
  /** Asks what a refused return from the archive needs, also of „Cofnij”; whether this refusal was such a one. */
  readonly restoreAsks?: (refusal: unknown) => boolean;
}): KeepingSteps {
  const { name, procedures, restoreAsks } = options;
  const { step, attempt } = options.runner;
  const { id, version } = options.card;
  const { user } = useSignedIn();
  const toast = useToast();
  const confirm = useConfirm();
  const t = useRecordText(options.texts);
  const common = useText();
  /** What is said once the record is back; null when something is asked first. */
  const broughtBack = async (restoring: Versioned<Id>): Promise<string | null> => {
    try {
      await step(() => procedures.restore(restoring));
      return common('record.restored', { name });
    } catch (error) {
      if (restoreAsks?.(error) === true) return null;
      throw error;
    }
  };
  return {
    archive: async (archiving) => {
      const done = await step(() => procedures.archive({ id, version, ...archiving }));
      toast({
        text: common('record.archived', { name }),
        undo: { run: () => broughtBack({ id, version: done.version }) },
      });
    },
    restore: async () => {
      try {
        const said = await broughtBack({ id, version });
        if (said !== null) toast({ text: said });
      } catch (error) {
        toast({ text: errorSentence(error), tone: 'danger' });
      }
    },
    protect: async (protection) => {
      const done = await step(() => procedures.protect({ id, version, protection }));
      const undo = {
        run: () => step(() => procedures.unprotect({ id, version: done.version })),
        done: common('record.unprotected', { name }),
      };
      // Who protects a record from oneself as well has given up the right to lift it again.
      const mayUndo = protection.userIds.includes(user.id);
      toast({ text: common('record.protected', { name }), ...(mayUndo ? { undo } : {}) });
    },
    unprotect: async () => {
      const sure = await confirm({
        title: common('record.unprotectTitle'),
        text: t('protection.liftText'),
        confirm: common('record.unprotectConfirm'),
      });
      if (!sure) return;
      await attempt(async () => {
        await procedures.unprotect({ id, version });
        toast({ text: common('record.unprotected', { name }) });
      });
    },
  };
}

/** The entry that brings a card back from the archive. */
export const RESTORE_ENTRY = 'restore';

/** Steps that ask something first. */
export type KeepingStep = 'archive' | 'protect';

/** Archive and protection in the menu of a card, or the way back from them; what the user may not do is absent. */
export function useKeepingEntries(
  card: Pick<RecordCard, 'archived' | 'protection'> & {
    readonly may: Pick<RecordCard['may'], 'archive' | 'protect'>;
  },
  steps: KeepingSteps,
  onStep: (step: KeepingStep) => void,
): readonly MenuEntry[] {
  const t = useText();
  const entry = (key: 'archive' | 'restore' | 'protect' | 'unprotect', icon: MenuEntry['icon'] & object) => ({
    key,
    label: t(`record.${key}`),
    icon,
    onClick: () => {
      if (key === 'archive' || key === 'protect') onStep(key);
      else void steps[key]();
    },
  });
  return [
    ...(!card.may.archive
      ? []
      : [card.archived === null ? entry('archive', <ArchiveRegular />) : entry(RESTORE_ENTRY, <ArrowUndoRegular />)]),
    ...(!card.may.protect ? [] : [entry(card.protection === null ? 'protect' : 'unprotect', <ShieldLockRegular />)]),
  ];
}

/** Asks what a step needs to know: the reason of archiving, or why and from whom a record is protected. */
export function KeepingDialog(props: {
  readonly step: KeepingStep;
  readonly name: string;
  readonly subject: NonNullable<DraftPlace['subject']>;
  readonly texts: RecordNamespace;
  readonly steps: KeepingSteps;
  /** Who leads the record now, of its own or through a family. */
  readonly leaders: readonly UserId[];
  /** Open tasks about the record that may be cancelled with it. */
  readonly openTasks: number;
  /** What else archiving means for this very record. */
  readonly archiveNote?: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useRecordText(props.texts);
  const workers = useWorkers();
  const { subject } = props;
  const feature = subject.kind === 'person' ? 'people' : 'families';
  switch (props.step) {
    case 'archive':
      return (
        <ArchiveDialog
          text={[t('archive.text', { name: props.name }), props.archiveNote ?? ''].join(' ').trim()}
          openTasks={props.openTasks}
          draft={{ form: `${feature}.archive`, subject }}
          onClose={props.onClose}
          onArchive={props.steps.archive}
        />
      );
    case 'protect':
      return (
        <ProtectionDialog
          users={workers.data ?? []}
          leaders={props.leaders}
          draft={{ form: `${feature}.protect`, subject }}
          onClose={props.onClose}
          onProtect={props.steps.protect}
        />
      );
  }
}
