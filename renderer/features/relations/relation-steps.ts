import type { EndReason } from '#shared/features/relations/relation-kinds.ts';
import { enteredRole, lineRole } from '#shared/features/relations/relation-lines.ts';
import type {
  PersonRelations,
  ProposedRelation,
  RelationInput,
  RelationLine,
} from '#shared/features/relations/relations.schema.ts';
import type { FamilyId, PersonId, RecordId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt } from '../../ui/format.ts';
import { useStepRunner } from '../../ui/record/index.ts';
import { useToast } from '../../ui/toast.tsx';
import { useRelationsChanged } from './queries.ts';
import type { CorrectedRelation } from './relation-form-model.ts';
import { relativeName } from './relation-words.ts';

/** A line that was entered, so that it can be changed. */
function enteredOf(line: RelationLine): NonNullable<RelationLine['entered']> {
  if (line.entered === null) throw new Error('What follows from others cannot be changed by itself');
  return line.entered;
}

type Said = { readonly who: string; readonly role: string };

/** Writes down what somebody is to a person, says so and offers „Cofnij”. */
export function useAddRelation(): (id: PersonId, relation: RelationInput, said: Said) => Promise<void> {
  const { relations } = useClient();
  const toast = useToast();
  const runner = useStepRunner(useRelationsChanged());
  const t = useText('relations');
  return async (id, relation, said) => {
    const { overlaps, ...made } = await runner.step(() => relations.relate({ id, relation }));
    toast({
      text: overlaps ? t('form.addedOverlaps', said) : t('form.added', said),
      undo: {
        run: () => runner.step(() => relations.withdraw({ id, ...made, reason: 'cofnięcie dodania' })),
        done: t('withdraw.done', said),
      },
    });
  };
}

export interface AcceptedRelation extends ProposedRelation {
  readonly words: Said;
}

/** Writes down several proposed relations, one after the other; what was written before a refusal stays and is said. */
export function useAcceptRelations(): (accepted: readonly AcceptedRelation[]) => Promise<void> {
  const { relations } = useClient();
  const toast = useToast();
  const runner = useStepRunner(useRelationsChanged());
  const t = useText('relations');
  return async (accepted) => {
    const made: { readonly id: PersonId; readonly relationId: RecordId; readonly version: number }[] = [];
    await runner.attempt(async () => {
      for (const { id, otherId, role } of accepted) {
        const fields = { from: null, to: null, endReason: null, basis: null, note: null };
        const { relationId, version } = await relations.relate({ id, relation: { otherId, role, ...fields } });
        made.push({ id, relationId, version });
      }
    });
    const [first] = accepted;
    if (made.length === 0 || first === undefined) return;
    const count = fmt.count(made.length, 'relację', 'relacje', 'relacji');
    toast({
      text: made.length === 1 ? t('form.added', first.words) : t('proposed.done', { relations: count }),
      undo: {
        run: () =>
          runner.step(async () => {
            for (const one of made) await relations.withdraw({ ...one, reason: 'cofnięcie dodania' });
          }),
        done: t('proposed.undone', { relations: count }),
      },
    });
  };
}

/** „Pomiń” of a proposed relation, and the way back. */
export function useSkipRelation(familyId: FamilyId): {
  readonly skip: (proposal: ProposedRelation) => Promise<void>;
  readonly again: (proposal: ProposedRelation) => Promise<void>;
} {
  const { relations } = useClient();
  const toast = useToast();
  const runner = useStepRunner(useRelationsChanged());
  const t = useText('relations');
  const back = (proposal: ProposedRelation) => relations.proposeAgain({ ...proposal, familyId });
  return {
    skip: (proposal) =>
      runner.attempt(async () => {
        await relations.skipProposed({ ...proposal, familyId });
        toast({
          text: t('proposed.skipDone'),
          undo: { run: () => runner.step(() => back(proposal)), done: t('proposed.againDone') },
        });
      }),
    again: (proposal) =>
      runner.attempt(async () => {
        await back(proposal);
        toast({ text: t('proposed.againDone') });
      }),
  };
}

/** What can be done with the relations of a person; each step says what it did and offers „Cofnij”. */
export function useRelationSteps(person: PersonRelations) {
  const { relations } = useClient();
  const toast = useToast();
  const runner = useStepRunner(useRelationsChanged());
  const t = useText('relations');
  const { id } = person;
  const addRelation = useAddRelation();
  const words = (line: RelationLine) => ({ who: relativeName(line.other, t), role: lineRole(line) });
  const targetOf = (line: RelationLine) => {
    const { id: relationId, version } = enteredOf(line);
    return { id, relationId, version };
  };
  return {
    add: (relation: RelationInput, said: Said): Promise<void> => addRelation(id, relation, said),
    correct: async (line: RelationLine, corrected: CorrectedRelation): Promise<void> => {
      const before = { from: line.from, to: line.to, endReason: line.endReason };
      const { basis, note } = enteredOf(line);
      const role = enteredRole(line);
      const target = targetOf(line);
      const { version } = await runner.step(() => relations.correct({ ...target, ...corrected }));
      toast({
        text: t('form.corrected', words(line)),
        undo: {
          run: () =>
            runner.step(() => relations.correct({ ...target, version, role, fields: { ...before, basis, note } })),
          done: t('form.correctedBack', words(line)),
        },
      });
    },
    end: async (line: RelationLine, to: LocalDate, endReason: EndReason): Promise<void> => {
      const target = targetOf(line);
      const { version } = await runner.step(() => relations.end({ ...target, to, endReason }));
      toast({
        text: t('end.done', words(line)),
        undo: {
          run: () => runner.step(() => relations.reopen({ ...target, version })),
          done: t('end.reopened', words(line)),
        },
      });
    },
    reopen: (line: RelationLine): Promise<void> =>
      runner.attempt(async () => {
        await relations.reopen(targetOf(line));
        toast({ text: t('end.reopened', words(line)) });
      }),
    withdraw: async (line: RelationLine, reason: string): Promise<void> => {
      const target = targetOf(line);
      const { version } = await runner.step(() => relations.withdraw({ ...target, reason }));
      toast({
        text: t('withdraw.done', words(line)),
        undo: {
          run: () => runner.step(() => relations.reinstate({ ...target, version })),
          done: t('withdraw.reinstated', words(line)),
        },
      });
    },
    reinstate: (line: RelationLine): Promise<void> =>
      runner.attempt(async () => {
        await relations.reinstate(targetOf(line));
        toast({ text: t('withdraw.reinstated', words(line)) });
      }),
  };
}
