import { useState, type ReactNode } from 'react';

import { FAMILY_KIND_LABELS } from '#shared/features/families/families.labels.ts';
import type { FamilyCard } from '#shared/features/families/families.schema.ts';
import { useCan } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { ActionMenu, type MenuEntry } from '../../ui/action-menu.tsx';
import { fmt, officeToday } from '../../ui/format.ts';
import { HistoryList } from '../../ui/history-list.tsx';
import {
  ArchiveRegular,
  ArrowUndoRegular,
  EditRegular,
  PeopleSwapRegular,
  PersonAddRegular,
  PrintRegular,
  ShieldLockRegular,
} from '../../ui/icons.ts';
import { Page } from '../../ui/page.tsx';
import { PATHS } from '../../ui/paths.ts';
import { RecordBand } from '../../ui/record-band.tsx';
import { RecordHeader } from '../../ui/record-header.tsx';
import { isWithheld } from '../../ui/record-loading.tsx';
import { screenPath, useGo, useGoBack, useScreenParams, useScreenSearch } from '../../ui/screen.ts';
import { useShortcut } from '../../ui/shortcuts.ts';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { FamilyLoading } from './family-loading.tsx';
import { FamilyOverview } from './family-overview.tsx';
import { FamilyDialog, useFamilySteps, type FamilyStep, type FamilySteps } from './family-steps.tsx';
import {
  childCount,
  familyAddress,
  familyFieldLabel,
  familyValueText,
  membersOn,
  membersWords,
  shownHistory,
} from './family-values.ts';
import { useFamilyCard, useFamilyHistory } from './queries.ts';
import { editFamilyScreen, familyScreen, printFamilyScreen } from './screens.ts';

/** Karta rodziny: who leads, what kind, where, who belongs to it; everything else below. */
export function FamilyPage(): ReactNode {
  const { familyId } = useScreenParams(familyScreen);
  const card = useFamilyCard(familyId);
  return card.data === undefined || isWithheld(card.error) ? <FamilyLoading query={card} /> : <Card card={card.data} />;
}

function Card({ card }: { card: FamilyCard }): ReactNode {
  const t = useText('families');
  const go = useGo();
  const can = useCan();
  const [search, change] = useScreenSearch(familyScreen);
  const [step, setStep] = useState<FamilyStep | null>(null);
  const steps = useFamilySteps(card);
  const { present } = membersOn(card, officeToday());
  const kind = card.kinds.find(({ to }) => to === null);
  const worker = card.workers.find(({ to }) => to === null);
  const more = useMoreEntries(card, steps, setStep);
  useShortcut('Ctrl+N', () => go(PATHS.newFamily), { enabled: can('families.edit') });
  useShortcut('Escape', useGoBack(PATHS.families));
  return (
    <Page
      title={card.name}
      breadcrumb={[{ label: t('title'), to: PATHS.families }, { label: card.caseNumber ?? card.name }]}
      tags={
        <>
          {card.protection === null ? null : <Tag tone="warning">{t('card.protectedTag')}</Tag>}
          {card.archived === null ? null : <Tag>{t('card.archivedTag')}</Tag>}
        </>
      }
      actions={
        <>
          {card.may.export && can('families.export') ? (
            <Action
              kind="quiet"
              label={t('card.print')}
              icon={<PrintRegular />}
              shortcut="Ctrl+P"
              onClick={() => go(screenPath(printFamilyScreen, { familyId: card.id }))}
            />
          ) : null}
          {more.length === 0 ? null : <ActionMenu iconOnly label={t('card.more')} entries={more} />}
          {card.may.edit ? (
            <Action
              kind="primary"
              label={t('card.edit')}
              icon={<EditRegular />}
              shortcut="F2"
              onClick={() => go(screenPath(editFamilyScreen, { familyId: card.id }))}
            />
          ) : null}
        </>
      }
      head={
        <>
          <RecordHeader
            facts={[
              { label: t('card.worker'), value: worker?.displayName ?? t('card.noWorker') },
              { label: t('card.kind'), value: kind === undefined ? fmt.none : FAMILY_KIND_LABELS[kind.kind] },
              { label: t('card.address'), value: familyAddress(present) ?? t('card.noAddress') },
              { label: t('card.people'), value: membersWords(present.length, childCount(present)) },
              { label: t('card.caseNumber'), value: card.caseNumber ?? t('card.noCaseNumber') },
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
      {search.tab === 'history' ? <FamilyHistory id={card.id} /> : <FamilyOverview card={card} onStep={setStep} />}
      {step === null ? null : <FamilyDialog step={step} card={card} steps={steps} onClose={() => setStep(null)} />}
    </Page>
  );
}

/** The rarer steps, in the order of the office's work; what the user may not do is absent. */
function useMoreEntries(
  card: FamilyCard,
  steps: FamilySteps,
  onStep: (step: FamilyStep) => void,
): readonly MenuEntry[] {
  const t = useText('families');
  const entries: MenuEntry[] = [];
  if (card.may.edit) {
    entries.push({
      key: 'join',
      label: t('card.addPerson'),
      icon: <PersonAddRegular />,
      onClick: () => onStep({ kind: 'join' }),
    });
  }
  if (card.may.assign) {
    entries.push({
      key: 'assign',
      label: t('card.assign'),
      icon: <PeopleSwapRegular />,
      onClick: () => onStep({ kind: 'assign' }),
    });
  }
  if (card.may.archive) {
    entries.push(
      card.archived === null
        ? {
            key: 'archive',
            label: t('card.archive'),
            icon: <ArchiveRegular />,
            onClick: () => onStep({ kind: 'archive' }),
          }
        : { key: 'restore', label: t('card.restore'), icon: <ArrowUndoRegular />, onClick: () => void steps.restore() },
    );
  }
  if (card.may.protect) {
    entries.push(
      card.protection === null
        ? {
            key: 'protect',
            label: t('card.protect'),
            icon: <ShieldLockRegular />,
            onClick: () => onStep({ kind: 'protect' }),
          }
        : {
            key: 'unprotect',
            label: t('card.unprotect'),
            icon: <ShieldLockRegular />,
            onClick: () => void steps.unprotect(),
          },
    );
  }
  return entries;
}

function FamilyHistory({ id }: { id: string }): ReactNode {
  const history = useFamilyHistory(id);
  if (history.isError) return <ErrorState error={history.error} onRetry={() => void history.refetch()} />;
  if (history.data === undefined) return <Skeleton rows={6} />;
  return <HistoryList entries={shownHistory(history.data)} fieldLabel={familyFieldLabel} valueText={familyValueText} />;
}
