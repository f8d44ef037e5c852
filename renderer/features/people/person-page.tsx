import { useState, type ReactNode } from 'react';

import { addressLine, SEX_LABELS } from '#shared/features/people/people.labels.ts';
import type { PersonCard } from '#shared/features/people/people.schema.ts';
import { useCan } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { ActionMenu, type MenuEntry } from '../../ui/action-menu.tsx';
import { fmt } from '../../ui/format.ts';
import { HistoryList } from '../../ui/history-list.tsx';
import { ArchiveRegular, ArrowUndoRegular, EditRegular, PrintRegular, ShieldLockRegular } from '../../ui/icons.ts';
import { Page } from '../../ui/page.tsx';
import { PATHS } from '../../ui/paths.ts';
import { RecordBand } from '../../ui/record-band.tsx';
import { RecordHeader } from '../../ui/record-header.tsx';
import { isWithheld } from '../../ui/record-loading.tsx';
import { screenPath, useGo, useGoBack, useScreenParams, useScreenSearch } from '../../ui/screen.ts';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useShortcut } from '../../ui/shortcuts.ts';
import { PersonLoading } from './person-loading.tsx';
import { PersonOverview } from './person-overview.tsx';
import { PersonDialog, usePersonSteps, type PersonStep } from './person-steps.tsx';
import { identityText, leadersOf, personFieldLabel, personValueText } from './person-values.ts';
import { usePersonCard, usePersonHistory } from './queries.ts';
import { editPersonScreen, personScreen, printPersonScreen } from './screens.ts';

/** Karta osoby: who, where, since when, by whom; everything else below. */
export function PersonPage(): ReactNode {
  const { personId } = useScreenParams(personScreen);
  const card = usePersonCard(personId);
  return card.data === undefined || isWithheld(card.error) ? <PersonLoading query={card} /> : <Card card={card.data} />;
}

function Card({ card }: { card: PersonCard }): ReactNode {
  const t = useText('people');
  const go = useGo();
  const can = useCan();
  const [search, change] = useScreenSearch(personScreen);
  const [step, setStep] = useState<PersonStep | null>(null);
  const steps = usePersonSteps(card);
  const name = `${card.surname} ${card.firstName}`;
  const present = card.addresses.find((one) => one.to === null);
  const leaders = leadersOf(card);
  const edit = (): void => go(screenPath(editPersonScreen, { personId: card.id }));
  useShortcut('F2', edit, { enabled: card.may.edit });
  useShortcut('Ctrl+N', () => go(PATHS.newPerson), { enabled: can('people.edit') });
  useShortcut('Escape', useGoBack(PATHS.people));

  const more: MenuEntry[] = [];
  if (card.may.archive) {
    more.push(
      card.archived === null
        ? { key: 'archive', label: t('card.archive'), icon: <ArchiveRegular />, onClick: () => setStep('archive') }
        : { key: 'restore', label: t('card.restore'), icon: <ArrowUndoRegular />, onClick: () => void steps.restore() },
    );
  }
  if (card.may.protect) {
    more.push(
      card.protection === null
        ? { key: 'protect', label: t('card.protect'), icon: <ShieldLockRegular />, onClick: () => setStep('protect') }
        : {
            key: 'unprotect',
            label: t('card.unprotect'),
            icon: <ShieldLockRegular />,
            onClick: () => void steps.unprotect(),
          },
    );
  }

  return (
    <Page
      title={name}
      breadcrumb={[{ label: t('title'), to: PATHS.people }, { label: name }]}
      tags={
        <>
          {card.protection === null ? null : <Tag tone="warning">{t('card.protectedTag')}</Tag>}
          {card.archived === null ? null : <Tag>{t('card.archivedTag')}</Tag>}
        </>
      }
      actions={
        <>
          {card.may.export && can('people.export') ? (
            <Action
              kind="quiet"
              label={t('card.print')}
              icon={<PrintRegular />}
              shortcut="Ctrl+P"
              onClick={() => go(screenPath(printPersonScreen, { personId: card.id }))}
            />
          ) : null}
          {more.length === 0 ? null : <ActionMenu iconOnly label={t('card.more')} entries={more} />}
          {card.may.edit ? (
            <Action kind="primary" label={t('card.edit')} icon={<EditRegular />} shortcut="F2" onClick={edit} />
          ) : null}
        </>
      }
      head={
        <>
          <RecordHeader
            facts={[
              {
                label: t('card.birth'),
                value: `${fmt.date(card.birthDate)}, ${fmt.ageWords(card.birthDate)}`,
              },
              { label: t('card.sex'), value: SEX_LABELS[card.sex] },
              {
                label: card.identity.kind === 'pesel' ? t('card.pesel') : t('card.noPesel'),
                value: identityText(card.identity),
              },
              {
                label: t('card.address'),
                value: present === undefined ? t('card.noAddress') : addressLine(present),
              },
              { label: t('card.worker'), value: leaders.length === 0 ? t('card.noWorker') : leaders.join(', ') },
            ]}
            tabs={[
              { key: 'overview', label: t('card.overview') },
              { key: 'history', label: t('card.history') },
            ]}
            tab={search.tab}
            onTab={(tab) => change({ tab })}
          />
          {card.archived === null ? null : (
            <RecordBand>
              {t('card.archivedBand', {
                date: fmt.date(card.archived.on),
                who: card.archived.byName,
                reason: card.archived.reason,
              })}
            </RecordBand>
          )}
          {card.protection === null ? null : (
            <RecordBand>
              {t('card.protectedBand', {
                reason: card.protection.reason,
                who: card.protection.users.map((user) => user.displayName).join(', '),
              })}
            </RecordBand>
          )}
        </>
      }
    >
      {search.tab === 'history' ? <PersonHistory id={card.id} /> : <PersonOverview card={card} />}
      {step === null ? null : <PersonDialog step={step} card={card} steps={steps} onClose={() => setStep(null)} />}
    </Page>
  );
}

function PersonHistory({ id }: { id: string }): ReactNode {
  const history = usePersonHistory(id);
  if (history.isError) return <ErrorState error={history.error} onRetry={() => void history.refetch()} />;
  if (history.data === undefined) return <Skeleton rows={6} />;
  return <HistoryList entries={history.data} fieldLabel={personFieldLabel} valueText={personValueText} />;
}
