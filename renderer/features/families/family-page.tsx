import { useState, type ReactNode } from 'react';

import type { ExportFormat } from '#shared/contract/procedure.ts';
import { FAMILY_KIND_LABELS } from '#shared/features/families/families.labels.ts';
import type { FamilyCard } from '#shared/features/families/families.schema.ts';
import { familyHistoryWords, shownHistory } from '#shared/features/families/family-history.ts';
import { withComing } from '#shared/kernel/dated-rows.ts';
import { useCan, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import type { MenuEntry } from '../../ui/action-menu.tsx';
import { fmt, officeToday } from '../../ui/format.ts';
import { HomeRegular, PeopleSwapRegular, PersonAddRegular } from '../../ui/icons.ts';
import { enteredPeople } from '../../ui/joining-people.ts';
import { PATHS } from '../../ui/paths.ts';
import { OpenedRecord, RecordHistory, RecordPage, useKeepingEntries } from '../../ui/record/index.ts';
import { screenPath, useScreenParams, useScreenSearch } from '../../ui/screen.ts';
import { useHomeEntry } from '../foster-care/index.ts';
import { FamilyNetworkTab, GenogramTab, ProposedRelations } from '../relations/index.ts';
import { FamilyOverview } from './family-overview.tsx';
import { familyRecord } from './family-record.tsx';
import { FamilyChronicle, useAssessmentFact, useWorkTabs } from './family-work-tabs.tsx';
import { FamilyPlans, useNoteKey } from '../family-work/index.ts';
import { FamilyDialog, useFamilySteps, type FamilyStep } from './family-steps.tsx';
import { childCount, familyAddress, livingOn, membersOn, membersWords, relatedMembers } from './family-values.ts';
import { useFamilyCard, useFamilyHistory } from './queries.ts';
import {
  editFamilyScreen,
  familyScreen,
  printFamilyHistoryScreen,
  printFamilyNetworkScreen,
  printFamilyScreen,
  printGenogramScreen,
} from './screens.ts';

/** Karta rodziny: who leads, what kind, where, who belongs to it; everything else below. */
export function FamilyPage(): ReactNode {
  const { familyId } = useScreenParams(familyScreen);
  return (
    <OpenedRecord kind={familyRecord} query={useFamilyCard(familyId)}>
      {(card) => <Card key={card.id} card={card} />}
    </OpenedRecord>
  );
}

function Card({ card }: { card: FamilyCard }): ReactNode {
  const t = useText('families');
  const relations = useText('relations');
  const can = useCan();
  const [search, change] = useScreenSearch(familyScreen);
  // Whoever was just entered for this family waits to be added to it.
  const [step, setStep] = useState<FamilyStep | null>(() =>
    enteredPeople(card.id).length > 0 ? { kind: 'join' } : null,
  );
  const steps = useFamilySteps(card, setStep);
  const day = officeToday();
  const living = livingOn(membersOn(card, day).present, day);
  const own = useOwnEntries(card, setStep);
  const keeping = useKeepingEntries(card, steps, (chosen) => setStep({ kind: chosen }));
  const care = useHomeEntry(card.id, card.may.edit);
  const { families } = useClient();
  const mayPrint = card.may.export && can('families.export');
  const assessment = useAssessmentFact(card.id);
  const tabs = useWorkTabs();
  const keys = useNoteKey({
    card,
    onChronicle: search.tab === 'chronicle',
    begin: () => change({ tab: 'chronicle', write: 'note', note: null }),
  });
  return (
    <RecordPage
      kind={familyRecord}
      card={card}
      name={card.name}
      crumb={card.caseNumber ?? card.name}
      facts={[
        { label: t('card.worker'), value: withComing(card.workers, day, (one) => one.displayName, t('card.noWorker')) },
        { label: t('card.kind'), value: withComing(card.kinds, day, (one) => FAMILY_KIND_LABELS[one.kind], fmt.none) },
        { label: t('card.address'), value: familyAddress(card, living, day, t('card.noAddress')) },
        { label: t('card.people'), value: membersWords(living.length, childCount(living)) },
        { label: t('card.caseNumber'), value: card.caseNumber ?? t('card.noCaseNumber') },
        ...assessment,
      ]}
      tabs={[
        ...tabs,
        { key: 'genogram', label: relations('genogram.tab') },
        { key: 'network', label: relations('network.tab') },
      ]}
      tab={search.tab}
      onTab={(tab) => change({ tab, write: null, note: null })}
      keys={keys}
      more={[...own, ...care, ...keeping]}
      paths={{
        edit: card.may.edit ? screenPath(editFamilyScreen, { familyId: card.id }) : undefined,
        print: mayPrint ? screenPath(printFamilyScreen, { familyId: card.id }) : undefined,
        create: can('families.edit') ? PATHS.newFamily : undefined,
      }}
      exports={mayPrint ? (format, signal) => families.exportCard({ id: card.id, format }, { signal }) : undefined}
    >
      {search.tab === 'history' ? <FamilyHistory id={card.id} mayPrint={mayPrint} /> : null}
      {search.tab === 'chronicle' ? (
        <FamilyChronicle card={card} writing={search.write === 'note'} view={search} onView={change} />
      ) : null}
      {search.tab === 'plans' ? <FamilyPlans familyId={card.id} writing={search.write === 'plan'} /> : null}
      {search.tab === 'genogram' ? (
        <>
          <GenogramTab
            id={card.id}
            day={search.day}
            onDay={(day) => change({ day })}
            printPath={(day) => screenPath(printGenogramScreen, { familyId: card.id }, { day })}
          />
          {/* Until the roles are confirmed as relations the drawing has no lines: here is what is missing. */}
          {card.may.edit && can('people.edit') ? (
            <ProposedRelations familyId={card.id} members={relatedMembers(card, day)} />
          ) : null}
        </>
      ) : null}
      {search.tab === 'network' ? (
        <FamilyNetworkTab
          id={card.id}
          {...(mayPrint ? { printPath: screenPath(printFamilyNetworkScreen, { familyId: card.id }) } : {})}
        />
      ) : null}
      {search.tab === 'overview' ? <FamilyOverview card={card} steps={steps} onStep={setStep} /> : null}
      {step === null ? null : <FamilyDialog step={step} card={card} steps={steps} onClose={() => setStep(null)} />}
    </RecordPage>
  );
}

/** The steps only families have, in the order of the office's work; what the user may not do is absent. */
function useOwnEntries(card: FamilyCard, onStep: (step: FamilyStep) => void): readonly MenuEntry[] {
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
  if (card.may.edit) {
    entries.push({
      key: 'move',
      label: card.addresses.length === 0 ? t('card.enterAddress') : t('card.changeAddress'),
      icon: <HomeRegular />,
      onClick: () => onStep({ kind: 'move' }),
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
  return entries;
}

function FamilyHistory({ id, mayPrint }: { id: FamilyCard['id']; mayPrint: boolean }): ReactNode {
  const { families } = useClient();
  const history = useFamilyHistory(id);
  const query = { ...history, data: history.data === undefined ? undefined : shownHistory(history.data) };
  const output = {
    printPath: screenPath(printFamilyHistoryScreen, { familyId: id }),
    ask: (format: ExportFormat, signal: AbortSignal) => families.exportHistory({ id, format }, { signal }),
  };
  return <RecordHistory query={query} words={familyHistoryWords} output={mayPrint ? output : undefined} />;
}
