import { makeStyles } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';

import type { ChildCare, PlacementLine, SiblingInCare } from '#shared/features/foster-care/care.schema.ts';
import { exceptionText } from '#shared/features/foster-care/exceptions.labels.ts';
import { holdsOn } from '#shared/kernel/dated-rows.ts';
import { addDays, ageInWords } from '#shared/kernel/local-date.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import type { MenuEntry } from '../../ui/action-menu.tsx';
import { fmt, officeToday } from '../../ui/format.ts';
import { TextLink } from '../../ui/link.tsx';
import { childPath, homePath } from '../../ui/paths.ts';
import { NothingYet } from '../../ui/record/index.ts';
import { Section } from '../../ui/section.tsx';
import { media } from '../../ui/theme/theme.ts';
import { timelineOf } from './child-timeline.ts';
import type { ChildStep, ChildSteps } from './child-steps.ts';
import { Line, Lines } from './line-parts.tsx';
import { StayTimelineView } from './timeline/stay-timeline-view.tsx';
import { useWords } from './use-words.ts';
import { hourText } from './typed-form.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1.2fr) minmax(0, 1fr)',
    columnGap: '28px',
    [media.belowWide]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

interface Props {
  readonly child: ChildCare;
  readonly mayEdit: boolean;
  readonly steps: ChildSteps;
  readonly onStep: (step: ChildStep) => void;
}

/** The whole stay, drawn, and below it what it is made of. */
export function ChildStay(props: Props): ReactNode {
  const styles = useStyles();
  const t = useText('care');
  const words = useWords();
  const { child } = props;
  const today = officeToday();
  const timeline = useMemo(() => timelineOf(child, today, t, words), [child, today, t, words]);
  return (
    <>
      <StayTimelineView timeline={timeline} />
      <div className={styles.columns}>
        <div>
          <Stays {...props} />
          <Absences {...props} />
          <Replaced {...props} />
        </div>
        <div>
          <Bases {...props} />
          <Funding {...props} />
          <Siblings child={child} />
        </div>
      </div>
    </>
  );
}

type Texts = ReturnType<typeof useText<'care'>>;

const homeName = (line: Pick<PlacementLine, 'home'>, t: Texts): string => line.home.name ?? t('list.protectedHome');

function Stays({ child, mayEdit, steps, onStep }: Props): ReactNode {
  const t = useText('care');
  const live = child.placements.filter(({ withdrawn }) => withdrawn === null);
  const stays = live.filter(({ kind }) => kind === 'stay');
  const entriesOf = (line: PlacementLine): MenuEntry[] => {
    const before = stays.some(({ to }) => to !== null && addDays(to, 1) === line.from);
    return [
      ...(line.kind === 'planned'
        ? [{ key: 'begin', label: t('menu.begin'), onClick: () => onStep({ kind: 'begin', line }) }]
        : []),
      ...(line.kind !== 'stay'
        ? []
        : [
            line.to === null
              ? { key: 'end', label: t('menu.end'), onClick: () => onStep({ kind: 'end', line }) }
              : { key: 'reopen', label: t('menu.reopen'), onClick: () => void steps.reopen(line) },
          ]),
      { key: 'correct', label: t('menu.correct'), onClick: () => onStep({ kind: 'correct', line }) },
      {
        key: 'withdraw',
        label: t('menu.withdraw'),
        onClick: () =>
          onStep({
            kind: 'withdraw',
            line: 'placement',
            lineId: line.id,
            mayGoOn: line.kind === 'stay' && before,
          }),
      },
    ];
  };
  return (
    <Section title={t('card.stays')} count={live.length}>
      <Lines label={t('card.stays')}>
        {live.toReversed().map((line) => {
          const home = homeName(line, t);
          const linked = line.home.name === null ? home : <TextLink to={homePath(line.home.id)}>{home}</TextLink>;
          return (
            <Line
              key={line.id}
              spoken={home}
              what={linked}
              notes={[
                [
                  line.kind === 'planned'
                    ? t('card.plannedWord')
                    : line.kind === 'respite'
                      ? t('card.respiteWord')
                      : null,
                  line.home.form?.label ?? null,
                  line.fromMinute === null ? null : t('card.cameAt', { hour: hourText(line.fromMinute) }),
                ]
                  .filter((one) => one !== null)
                  .join(' · '),
                line.reason === null ? null : t('card.startReason', { reason: line.reason.label }),
                line.endReason === null ? null : t('card.endReason', { reason: line.endReason.label }),
                line.note,
                line.endNote,
                ...line.exceptions.map(exceptionText),
              ]}
              when={fmt.period(line.from, line.to)}
              {...(mayEdit ? { entries: entriesOf(line) } : {})}
            />
          );
        })}
      </Lines>
    </Section>
  );
}

/** What stood before a correction, and what was taken back: with the reason, and the way back where there is one. */
function Replaced({ child, mayEdit, steps }: Props): ReactNode {
  const t = useText('care');
  const gone = [
    ...child.placements.map((line) => ({ ...line, kindOf: 'placement' as const, what: homeName(line, t) })),
    ...child.absences.map((line) => ({ ...line, kindOf: 'absence' as const, what: line.kind.label })),
    ...child.bases.map((line) => ({ ...line, kindOf: 'basis' as const, what: line.kind.label })),
    ...child.funding.map((line) => ({
      ...line,
      kindOf: 'funding' as const,
      what: t('card.fundingText', { county: line.county }),
    })),
  ];
  const lines = gone.flatMap((line) => (line.withdrawn === null ? [] : [{ ...line, back: line.withdrawn }]));
  if (lines.length === 0) return null;
  const replaced = new Set(
    child.placements.filter(({ withdrawn }) => withdrawn === null).map(({ replaces }) => replaces),
  );
  return (
    <Section title={t('card.replaced')} count={lines.length}>
      <Lines label={t('card.replaced')}>
        {lines.map((line) => (
          <Line
            key={line.id}
            spoken={line.what}
            what={line.what}
            withdrawn
            notes={[
              t('card.replacedWhy', {
                date: fmt.instantDay(line.back.at),
                who: line.back.byName,
                reason: line.back.reason,
              }),
            ]}
            when={fmt.period(line.from, line.to)}
            // What another entry stands in place of cannot come back beside it.
            {...(mayEdit && !replaced.has(line.id)
              ? {
                  entries: [
                    {
                      key: 'reinstate',
                      label: t('menu.reinstate'),
                      onClick: () => void steps.reinstate(line.kindOf, line.id),
                    },
                  ],
                }
              : {})}
          />
        ))}
      </Lines>
    </Section>
  );
}

function Bases({ child, mayEdit, onStep }: Props): ReactNode {
  const t = useText('care');
  const lines = child.bases.filter(({ withdrawn }) => withdrawn === null);
  return (
    <Section
      title={t('card.bases')}
      side={mayEdit ? <Add label={t('menu.basis')} onClick={() => onStep({ kind: 'basis' })} /> : undefined}
    >
      {lines.length === 0 ? (
        <NothingYet>{t('card.noBasis')}</NothingYet>
      ) : (
        <Lines label={t('card.bases')}>
          {lines.toReversed().map((line) => {
            const act = { body: line.body, date: fmt.date(line.actOn) };
            return (
              <Line
                key={line.id}
                spoken={line.kind.label}
                what={line.article === null ? line.kind.label : `${line.kind.label}, ${line.article}`}
                notes={[
                  line.reference === null
                    ? t('card.basisText', act)
                    : t('card.basisReference', { ...act, reference: line.reference }),
                  line.note,
                ]}
                when={fmt.period(line.from, line.to)}
                {...(mayEdit ? { entries: [withdrawEntry(t, 'basis', line.id, onStep)] } : {})}
              />
            );
          })}
        </Lines>
      )}
    </Section>
  );
}

function Funding({ child, mayEdit, onStep }: Props): ReactNode {
  const t = useText('care');
  const lines = child.funding.filter(({ withdrawn }) => withdrawn === null);
  return (
    <Section
      title={t('card.funding')}
      side={mayEdit ? <Add label={t('menu.funding')} onClick={() => onStep({ kind: 'funding' })} /> : undefined}
    >
      {lines.length === 0 ? (
        <NothingYet>{t('card.noFunding')}</NothingYet>
      ) : (
        <Lines label={t('card.funding')}>
          {lines.toReversed().map((line) => {
            const what = t('card.fundingText', { county: line.county });
            return (
              <Line
                key={line.id}
                spoken={what}
                what={what}
                notes={[
                  line.commune === null ? null : t('card.commune', { name: line.commune.name }),
                  line.governmentTask ? t('card.governmentTask') : null,
                  line.note,
                ]}
                when={fmt.period(line.from, line.to)}
                {...(mayEdit ? { entries: [withdrawEntry(t, 'funding', line.id, onStep)] } : {})}
              />
            );
          })}
        </Lines>
      )}
    </Section>
  );
}

function Absences({ child, mayEdit, onStep }: Props): ReactNode {
  const t = useText('care');
  const lines = child.absences.filter(({ withdrawn }) => withdrawn === null);
  if (lines.length === 0) return null;
  return (
    <Section title={t('card.absences')} count={lines.length}>
      <Lines label={t('card.absences')}>
        {lines.toReversed().map((line) => (
          <Line
            key={line.id}
            spoken={line.kind.label}
            what={line.kind.label}
            notes={[line.place, line.note]}
            when={fmt.period(line.from, line.to)}
            {...(mayEdit
              ? {
                  entries: [
                    ...(line.to === null
                      ? [
                          {
                            key: 'end',
                            label: t('menu.endAbsence'),
                            onClick: () => onStep({ kind: 'end-absence', line }),
                          },
                        ]
                      : []),
                    withdrawEntry(t, 'absence', line.id, onStep),
                  ],
                }
              : {})}
          />
        ))}
      </Lines>
    </Section>
  );
}

function Siblings({ child }: { readonly child: ChildCare }): ReactNode {
  const t = useText('care');
  const today = officeToday();
  const homeOf = (lines: readonly Pick<PlacementLine, 'home' | 'kind' | 'from' | 'to'>[]) =>
    lines.find((line) => line.kind === 'stay' && holdsOn(line, today))?.home;
  const own = homeOf(child.placements.filter(({ withdrawn }) => withdrawn === null));
  const where = (sibling: SiblingInCare): string => {
    const home = homeOf(sibling.placements);
    if (home === undefined) return t('card.siblingNotInCare');
    return home.id === own?.id ? t('card.together') : t('card.apart', { home: home.name ?? t('list.protectedHome') });
  };
  return (
    <Section title={t('card.siblings')} {...(child.siblings.length === 0 ? {} : { count: child.siblings.length })}>
      {child.siblings.length === 0 ? (
        <NothingYet>{t('card.noSiblings')}</NothingYet>
      ) : (
        <Lines label={t('card.siblings')}>
          {child.siblings.map((sibling) => {
            const name = sibling.shown ? `${sibling.firstName} ${sibling.surname}` : t('card.hiddenSibling');
            return (
              <Line
                key={sibling.personId}
                spoken={name}
                what={sibling.shown ? <TextLink to={childPath(sibling.personId)}>{name}</TextLink> : name}
                notes={[sibling.shown ? where(sibling) : null]}
                when={sibling.birthDate === null ? null : ageInWords(sibling.birthDate, today)}
              />
            );
          })}
        </Lines>
      )}
    </Section>
  );
}

function Add({ label, onClick }: { readonly label: string; readonly onClick: () => void }): ReactNode {
  return <Action kind="quiet" size="small" label={label} onClick={onClick} />;
}

function withdrawEntry(
  t: Texts,
  line: 'basis' | 'funding' | 'absence',
  lineId: PlacementLine['id'],
  onStep: (step: ChildStep) => void,
): MenuEntry {
  return {
    key: 'withdraw',
    label: t('menu.withdraw'),
    onClick: () => onStep({ kind: 'withdraw', line, lineId, mayGoOn: false }),
  };
}
