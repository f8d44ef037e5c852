import type { ReactNode } from 'react';

import { GOAL_KIND_LABELS } from '#shared/features/foster-care/leavers.labels.ts';
import type { GoalLine, HelpLine, LeaverLine } from '#shared/features/foster-care/leavers.schema.ts';
import type { PersonId, RecordId } from '#shared/kernel/ids.ts';
import { bindShortWords } from '#shared/kernel/polish.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import type { MenuEntry } from '../../ui/action-menu.tsx';
import { ExportMenu } from '../../ui/export.tsx';
import { fmt } from '../../ui/format.ts';
import { TextLink } from '../../ui/link.tsx';
import { personPath } from '../../ui/paths.ts';
import { NothingYet } from '../../ui/record/index.ts';
import { screenPath, useGo } from '../../ui/screen.ts';
import { Section } from '../../ui/section.tsx';
import { Status } from '../../ui/status.tsx';
import type { PathProps } from './leaver-sections.tsx';
import type { LeaverStep } from './leaver-steps.ts';
import { Line, Lines } from './line-parts.tsx';
import { printLeaverProgrammeScreen } from './screens.ts';
import { useWords } from './use-words.ts';

type Texts = ReturnType<typeof useText<'leavers'>>;
type OnStep = (step: LeaverStep) => void;

const live = <Row extends { readonly withdrawn: unknown }>(lines: readonly Row[]): readonly Row[] =>
  lines.filter(({ withdrawn }) => withdrawn === null);

function Add({ label, onClick }: { readonly label: string; readonly onClick: () => void }): ReactNode {
  return <Action kind="quiet" size="small" label={label} onClick={onClick} />;
}

const withdraw = (t: Texts, onStep: OnStep, line: LeaverLine, lineId: RecordId): MenuEntry => ({
  key: 'withdraw',
  label: t('menu.withdraw'),
  onClick: () => onStep({ kind: 'withdraw', line, lineId }),
});

type Settling = Extract<LeaverStep, { kind: 'settle' }>['how'];
const settle = (label: string, onStep: OnStep, how: Settling, lineId: RecordId): MenuEntry => ({
  key: how,
  label,
  onClick: () => onStep({ kind: 'settle', how, lineId }),
});

export function Guardians({ path, mayEdit, onStep }: PathProps): ReactNode {
  const t = useText('leavers');
  const lines = live(path.guardians);
  const label = t(lines.length === 0 ? 'menu.guardian' : 'menu.changeGuardian');
  return (
    <Section
      title={t('card.guardians')}
      side={mayEdit ? <Add label={label} onClick={() => onStep({ kind: 'guardian' })} /> : undefined}
    >
      {lines.length === 0 ? (
        <NothingYet>{t('card.noGuardians')}</NothingYet>
      ) : (
        <Lines label={t('card.guardians')}>
          {lines.toReversed().map((line) => {
            const name = line.name ?? t('card.protectedGuardian');
            const linked = line.personId === null || line.name === null;
            return (
              <Line
                key={line.id}
                spoken={name}
                what={linked ? name : <TextLink to={personPath(line.personId ?? '')}>{name}</TextLink>}
                notes={[
                  line.kind.label,
                  line.consentOn === null
                    ? t('card.noConsent')
                    : t('card.consentOn', { date: fmt.date(line.consentOn) }),
                  line.note,
                ]}
                when={fmt.period(line.from, line.to)}
                {...(mayEdit
                  ? {
                      entries: [
                        ...(line.consentOn === null ? [settle(t('menu.consent'), onStep, 'consent', line.id)] : []),
                        ...(line.to === null ? [settle(t('menu.endGuardian'), onStep, 'end-guardian', line.id)] : []),
                        withdraw(t, onStep, 'guardian', line.id),
                      ],
                    }
                  : {})}
              />
            );
          })}
        </Lines>
      )}
    </Section>
  );
}

export function Programme({ card, path, mayEdit, mayPrint, onStep }: PathProps): ReactNode {
  const t = useText('leavers');
  const outputs = mayPrint ? <ProgrammeOutputs personId={card.personId} /> : null;
  const programme = live(path.programmes).at(-1);
  if (programme === undefined) {
    return (
      <Section
        title={t('card.programme')}
        side={
          <>
            {outputs}
            {mayEdit ? <Add label={t('menu.programme')} onClick={() => onStep({ kind: 'programme' })} /> : null}
          </>
        }
      >
        <NothingYet>{t('card.noProgramme')}</NothingYet>
      </Section>
    );
  }
  const { id, approvedOn, approvedBy, assessedOn, assessment } = programme;
  const drafted = t('card.draftedOn', { date: fmt.date(programme.draftedOn) });
  return (
    <Section
      title={t('card.programme')}
      side={
        <>
          {outputs}
          {mayEdit ? <Add label={t('menu.goal')} onClick={() => onStep({ kind: 'goal' })} /> : null}
        </>
      }
    >
      <Lines label={t('card.programme')}>
        <Line
          spoken={drafted}
          what={drafted}
          notes={[
            approvedOn === null ? null : t('card.approvedOn', { date: fmt.date(approvedOn), who: approvedBy ?? '' }),
            assessedOn === null ? null : t('card.assessedOn', { date: fmt.date(assessedOn), words: assessment ?? '' }),
            programme.note,
          ]}
          when={approvedOn === null ? <Status kind="look">{t('card.notApproved')}</Status> : null}
          {...(mayEdit
            ? {
                entries: [
                  ...(approvedOn === null ? [settle(t('menu.approve'), onStep, 'approve', id)] : []),
                  ...(assessedOn === null ? [settle(t('menu.assess'), onStep, 'assess', id)] : []),
                  withdraw(t, onStep, 'programme', id),
                ],
              }
            : {})}
        />
        {live(programme.goals).map((goal) => (
          <Goal key={goal.id} goal={goal} mayEdit={mayEdit} onStep={onStep} />
        ))}
      </Lines>
    </Section>
  );
}

/** The programme on paper and as a file. */
function ProgrammeOutputs({ personId }: { readonly personId: PersonId }): ReactNode {
  const t = useText('leavers');
  const go = useGo();
  const { leavers } = useClient();
  return (
    <>
      <ExportMenu
        small="quiet"
        label={t('card.programmeExport')}
        ask={(format, signal) => leavers.exportProgramme({ personId, format }, { signal })}
      />
      <Add label={t('card.programmePrint')} onClick={() => go(screenPath(printLeaverProgrammeScreen, { personId }))} />
    </>
  );
}

function Goal(props: { readonly goal: GoalLine; readonly mayEdit: boolean; readonly onStep: OnStep }): ReactNode {
  const t = useText('leavers');
  const { goal, mayEdit, onStep } = props;
  const done = goal.doneOn === null ? null : fmt.date(goal.doneOn);
  return (
    <Line
      spoken={goal.words}
      what={goal.words}
      notes={[
        `${GOAL_KIND_LABELS[goal.kind]} · ${goal.area.label} · ${t('card.enteredOn', { date: fmt.date(goal.enteredOn) })}`,
        done === null || goal.outcome === null ? null : t('card.doneWith', { date: done, outcome: goal.outcome }),
      ]}
      when={
        done !== null ? (
          <Status kind="done">{t('card.doneOn', { date: done })}</Status>
        ) : goal.dueOn === null ? null : (
          t('card.dueOn', { date: fmt.date(goal.dueOn) })
        )
      }
      {...(mayEdit
        ? {
            entries: [
              ...(done === null && goal.kind !== 'change'
                ? [settle(t('menu.goalDone'), onStep, 'goal-done', goal.id)]
                : []),
              withdraw(t, onStep, 'goal', goal.id),
            ],
          }
        : {})}
    />
  );
}

export function Help({ path, mayEdit, onStep }: PathProps): ReactNode {
  const t = useText('leavers');
  const lines = live(path.help);
  return (
    <Section
      title={t('card.help')}
      side={mayEdit ? <Add label={t('menu.help')} onClick={() => onStep({ kind: 'help' })} /> : undefined}
    >
      {lines.length === 0 ? (
        <NothingYet>{t('card.noHelp')}</NothingYet>
      ) : (
        <Lines label={t('card.help')}>
          {lines.toReversed().flatMap((line) => [
            <OneHelp key={line.id} line={line} mayEdit={mayEdit} onStep={onStep} />,
            ...live(line.suspensions).map((pause) => {
              const what = t('card.suspended', {
                period: fmt.period(pause.from, pause.to),
                reason: pause.reason.label,
              });
              return (
                <Line
                  key={pause.id}
                  spoken={what}
                  what={<Status kind="look">{what}</Status>}
                  notes={[pause.article === null ? null : bindShortWords(pause.article), pause.note]}
                  {...(mayEdit
                    ? {
                        entries: [
                          ...(pause.to === null
                            ? [settle(t('menu.endSuspension'), onStep, 'end-suspension', pause.id)]
                            : []),
                          withdraw(t, onStep, 'suspension', pause.id),
                        ],
                      }
                    : {})}
                />
              );
            }),
          ])}
        </Lines>
      )}
    </Section>
  );
}

function OneHelp(props: { readonly line: HelpLine; readonly mayEdit: boolean; readonly onStep: OnStep }): ReactNode {
  const t = useText('leavers');
  const { line, mayEdit, onStep } = props;
  const decided = line.decisionOn === null ? null : fmt.date(line.decisionOn);
  const decision =
    decided === null
      ? null
      : line.decisionNumber === null
        ? t('card.decision', { date: decided })
        : t('card.decisionNumber', { number: line.decisionNumber, date: decided });
  return (
    <Line
      spoken={line.form.label}
      what={line.form.label}
      notes={[
        [
          line.article === null ? null : bindShortWords(line.article),
          t('card.requestedOn', { date: fmt.date(line.requestedOn) }),
        ]
          .filter((one) => one !== null)
          .join(' · '),
        decision,
        line.note,
      ]}
      when={
        line.state === 'granted' && line.from !== null ? (
          fmt.period(line.from, line.to)
        ) : line.state === 'refused' ? (
          t('card.refused')
        ) : (
          <Status kind="running">{t('card.waiting')}</Status>
        )
      }
      {...(mayEdit
        ? {
            entries: [
              ...(line.state === 'requested' ? [settle(t('menu.decide'), onStep, 'decide', line.id)] : []),
              ...(line.state === 'granted'
                ? [
                    {
                      key: 'suspend',
                      label: t('menu.suspend'),
                      onClick: () => onStep({ kind: 'suspension', help: line }),
                    },
                    settle(t('menu.endHelp'), onStep, 'end-help', line.id),
                  ]
                : []),
              withdraw(t, onStep, 'help', line.id),
            ],
          }
        : {})}
    />
  );
}

/** The checklist: what is done with its day and place, and what is still to be done. */
export function Steps({ path, mayEdit, onStep }: PathProps): ReactNode {
  const t = useText('leavers');
  const words = useWords();
  const done = live(path.steps);
  const codes = new Set(done.map(({ step }) => step.code));
  const toDo = words.options('leaver-step').filter(({ value }) => !codes.has(value));
  return (
    <Section title={t('card.steps')} count={`${done.length} z\u00A0${done.length + toDo.length}`}>
      <Lines label={t('card.steps')}>
        {done.map((line) => {
          const date = fmt.date(line.doneOn);
          return (
            <Line
              key={line.id}
              spoken={line.step.label}
              what={<Status kind="done">{line.step.label}</Status>}
              notes={[
                line.keptAt === null ? t('card.stepDone', { date }) : t('card.stepKept', { date, where: line.keptAt }),
                line.note,
              ]}
              {...(mayEdit ? { entries: [withdraw(t, onStep, 'step', line.id)] } : {})}
            />
          );
        })}
        {toDo.map(({ value, label }) => (
          <Line
            key={value}
            spoken={label}
            what={<Status kind="planned">{label}</Status>}
            when={
              mayEdit ? (
                <Action
                  kind="quiet"
                  size="small"
                  label={t('menu.step')}
                  spoken={`${t('menu.step')}: ${label}`}
                  onClick={() => onStep({ kind: 'step', code: value })}
                />
              ) : (
                t('card.stepOpen')
              )
            }
          />
        ))}
      </Lines>
    </Section>
  );
}
