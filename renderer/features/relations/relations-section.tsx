import { makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';

import { enteredRole, inOrder, isWithdrawn, lineRole } from '#shared/features/relations/relation-lines.ts';
import { endReasonsOf, END_REASON_LABELS, kindOfRole } from '#shared/features/relations/relation-roles.ts';
import type { PersonRelations, RelationLine } from '#shared/features/relations/relations.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { ActionMenu, type MenuEntry } from '../../ui/action-menu.tsx';
import { fmt } from '../../ui/format.ts';
import { AddRegular } from '../../ui/icons.ts';
import { NothingYet } from '../../ui/record/index.ts';
import { Section } from '../../ui/section.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { Status } from '../../ui/status.tsx';
import { type } from '../../ui/theme/theme.ts';
import { type PlainColumn, PlainTable } from './plain-table.tsx';
import { usePersonRelations } from './queries.ts';
import {
  AddRelationDialog,
  CorrectRelationDialog,
  EndRelationDialog,
  WithdrawRelationDialog,
} from './relation-dialogs.tsx';
import { useRelationSteps } from './relation-steps.ts';
import { fromText, relativeName } from './relation-words.ts';
import { RelativeName } from './relative-name.tsx';

const useStyles = makeStyles({ note: { ...type.note, display: 'block', color: tokens.colorNeutralForeground3 } });

/** „Relacje” on the card of a person: who, what they are, since when; what was entered can be ended, corrected, withdrawn. */
export function RelationsSection({ id }: { readonly id: PersonId }): ReactNode {
  const t = useText('relations');
  const query = usePersonRelations(id);
  if (query.isError) {
    return (
      <Section title={t('title')}>
        <ErrorState title={t('error')} error={query.error} onRetry={() => void query.refetch()} />
      </Section>
    );
  }
  if (query.data === undefined) {
    return (
      <Section title={t('title')}>
        <Skeleton rows={3} />
      </Section>
    );
  }
  return <Relations person={query.data} />;
}

type Step = { readonly kind: 'add' } | { readonly kind: 'end' | 'correct' | 'withdraw'; readonly line: RelationLine };

function Relations({ person }: { readonly person: PersonRelations }): ReactNode {
  const t = useText('relations');
  const [step, setStep] = useState<Step | null>(null);
  const steps = useRelationSteps(person);
  const columns = useColumns(person, setStep, steps);
  const present = inOrder(person.lines.filter((line) => !isWithdrawn(line)));
  const withdrawn = person.lines.filter(isWithdrawn);
  return (
    <>
      <Section
        title={t('title')}
        count={present.length === 0 ? undefined : present.length}
        side={
          person.mayEdit ? (
            <Action
              kind="quiet"
              size="small"
              icon={<AddRegular />}
              label={t('add')}
              onClick={() => setStep({ kind: 'add' })}
            />
          ) : undefined
        }
      >
        {present.length === 0 ? (
          <NothingYet>{t('none')}</NothingYet>
        ) : (
          <PlainTable label={t('title')} columns={columns} rows={present} rowId={lineId} />
        )}
      </Section>
      {withdrawn.length === 0 ? null : (
        <Section title={t('withdrawn')} count={withdrawn.length}>
          <PlainTable label={t('withdrawn')} columns={columns} rows={withdrawn} rowId={lineId} />
        </Section>
      )}
      <StepOf step={step} person={person} steps={steps} onClose={() => setStep(null)} />
    </>
  );
}

const lineId = (line: RelationLine): string => line.entered?.id ?? `${line.role} ${line.other.id}`;

type Steps = ReturnType<typeof useRelationSteps>;

function useColumns(
  person: PersonRelations,
  onStep: (step: Step) => void,
  steps: Steps,
): readonly PlainColumn<RelationLine>[] {
  const styles = useStyles();
  const t = useText('relations');
  const columns: PlainColumn<RelationLine>[] = [
    { key: 'who', title: t('who'), cell: (line) => <RelativeName person={line.other} /> },
    {
      key: 'role',
      title: t('role'),
      cell: (line) => (
        <>
          {lineRole(line)}
          {line.entered?.overlaps === true ? (
            <>
              {' '}
              <Status kind="look">{t('overlaps')}</Status>
            </>
          ) : null}
          {line.entered?.note == null ? null : <span className={styles.note}>{line.entered.note}</span>}
        </>
      ),
    },
    { key: 'from', title: t('from'), narrow: 'titled', quiet: true, cell: (line) => fromText(line, t) },
    {
      key: 'to',
      title: t('to'),
      narrow: 'titled',
      quiet: true,
      cell: (line) =>
        line.to === null
          ? fmt.none
          : `${fmt.date(line.to)}${line.endReason === null ? '' : `, ${END_REASON_LABELS[line.endReason]}`}`,
    },
    { key: 'source', title: t('source'), quiet: true, cell: (line) => sourceOf(line) },
  ];
  function sourceOf({ entered, through }: RelationLine): string {
    if (entered === null) {
      return through.length === 0 ? t('derived') : t('derivedThrough', { who: through.join(', ') });
    }
    const { withdrawn, basis } = entered;
    if (withdrawn !== null) {
      const said = t('withdrawnOn', { date: fmt.date(withdrawn.on), who: withdrawn.byName });
      return withdrawn.reason === '' ? said : `${said}: ${withdrawn.reason}`;
    }
    return basis ?? t('entered');
  }
  if (!person.mayEdit) return columns;
  return [
    ...columns,
    {
      key: 'commands',
      title: t('commands'),
      narrow: 'beside',
      cell: (line) =>
        line.entered === null ? null : (
          <ActionMenu
            iconOnly
            label={t('commandsFor', { who: `${relativeName(line.other, t)}, ${lineRole(line)}` })}
            entries={entriesOf(line)}
          />
        ),
    },
  ];
  function entriesOf(line: RelationLine): readonly MenuEntry[] {
    if (isWithdrawn(line)) {
      return [{ key: 'reinstate', label: t('menu.reinstate'), onClick: () => void steps.reinstate(line) }];
    }
    const role = enteredRole(line);
    const ends = role !== null && endReasonsOf(kindOfRole(role)).length > 0;
    const end: MenuEntry =
      line.to === null
        ? { key: 'end', label: t('menu.end'), onClick: () => onStep({ kind: 'end', line }) }
        : { key: 'reopen', label: t('menu.reopen'), onClick: () => void steps.reopen(line) };
    // Words about somebody who may not be named are not shown, and so cannot be written over either.
    const correct = { key: 'correct', label: t('menu.correct'), onClick: () => onStep({ kind: 'correct', line }) };
    return [
      ...(ends ? [end] : []),
      ...(line.other.shown ? [correct] : []),
      { key: 'withdraw', label: t('menu.withdraw'), onClick: () => onStep({ kind: 'withdraw', line }) },
    ];
  }
}

function StepOf(props: {
  readonly step: Step | null;
  readonly person: PersonRelations;
  readonly steps: Steps;
  readonly onClose: () => void;
}): ReactNode {
  const { step, person, steps, onClose } = props;
  switch (step?.kind) {
    case undefined:
      return null;
    case 'add':
      return <AddRelationDialog person={person} onClose={onClose} onAdd={steps.add} />;
    case 'end':
      return (
        <EndRelationDialog
          person={person}
          line={step.line}
          onClose={onClose}
          onEnd={(to, reason) => steps.end(step.line, to, reason)}
        />
      );
    case 'correct':
      return (
        <CorrectRelationDialog
          person={person}
          line={step.line}
          onClose={onClose}
          onCorrect={(fields) => steps.correct(step.line, fields)}
        />
      );
    case 'withdraw':
      return (
        <WithdrawRelationDialog
          person={person}
          line={step.line}
          onClose={onClose}
          onWithdraw={(reason) => steps.withdraw(step.line, reason)}
        />
      );
  }
}
