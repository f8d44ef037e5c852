import { useState, type ReactNode } from 'react';

import type { ExportFormat } from '#shared/contract/procedure.ts';
import { addressLine, ageOrDeath, SEX_LABELS } from '#shared/features/people/people.labels.ts';
import { deathText } from '#shared/features/people/person-details.labels.ts';
import { identityText, personHistoryWords } from '#shared/features/people/person-history.ts';
import { leadersLine } from '#shared/features/people/person-paper.ts';
import type { PersonCard } from '#shared/features/people/people.schema.ts';
import { withComing } from '#shared/kernel/dated-rows.ts';
import { useCan, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { PATHS } from '../../ui/paths.ts';
import {
  KeepingDialog,
  type KeepingStep,
  type KeepingSteps,
  OpenedRecord,
  RecordHistory,
  RecordPage,
  useKeepingEntries,
  useKeepingSteps,
  useStepRunner,
} from '../../ui/record/index.ts';
import { screenPath, useScreenParams, useScreenSearch } from '../../ui/screen.ts';
import { useNoteKey, useOpenTasks } from '../family-work/index.ts';
import { useCareEntry } from '../foster-care/index.ts';
import { PersonNetworkTab } from '../relations/index.ts';
import { Tag } from '../../ui/tag.tsx';
import { useRecordsChanged } from '../../ui/records-changed.ts';
import { PersonChronicle } from './person-chronicle.tsx';
import { PersonOverview } from './person-overview.tsx';
import { personRecord } from './person-record.tsx';
import { leaderIdsOf } from './person-values.ts';
import { usePersonCard, usePersonHistory } from './queries.ts';
import {
  editPersonScreen,
  personScreen,
  printPersonHistoryScreen,
  printPersonNetworkScreen,
  printPersonScreen,
} from './screens.ts';

/** Karta osoby: who, where, since when, by whom; everything else below. */
export function PersonPage(): ReactNode {
  const { personId } = useScreenParams(personScreen);
  return (
    <OpenedRecord kind={personRecord} query={usePersonCard(personId)}>
      {(card) => <Card card={card} />}
    </OpenedRecord>
  );
}

function Card({ card }: { card: PersonCard }): ReactNode {
  const t = useText('people');
  const relations = useText('relations');
  const can = useCan();
  const work = useText('work');
  const [search, change] = useScreenSearch(personScreen);
  const [step, setStep] = useState<KeepingStep | null>(null);
  const name = `${card.surname} ${card.firstName}`;
  const runner = useStepRunner(useRecordsChanged());
  const { people } = useClient();
  const steps = useKeepingSteps({ card, name, texts: 'people', procedures: people, runner });
  const day = officeToday();
  const families = card.memberships
    .filter(({ to, archived }) => to === null && !archived)
    .map((one) => (one.shown ? one.familyName : t('card.protectedFamily')));
  const mayPrint = card.may.export && can('people.export');
  const keys = useNoteKey({
    card,
    onChronicle: search.tab === 'chronicle',
    begin: () => change({ tab: 'chronicle', write: 'note', note: null }),
  });
  return (
    <RecordPage
      kind={personRecord}
      card={card}
      name={name}
      tags={card.death === null ? undefined : <Tag>{deathText(card.death, card.sex)}</Tag>}
      facts={[
        { label: t('card.birth'), value: `${fmt.date(card.birthDate)}, ${ageOrDeath(card, day)}` },
        ...(card.secondName === null ? [] : [{ label: t('form.secondName'), value: card.secondName }]),
        { label: t('card.sex'), value: SEX_LABELS[card.sex] },
        {
          label: card.identity.kind === 'pesel' ? t('card.pesel') : t('card.noPesel'),
          value: identityText(card.identity),
        },
        { label: t('card.address'), value: withComing(card.addresses, day, addressLine, t('card.noAddress')) },
        { label: t('card.worker'), value: leadersLine(card, day) ?? t('card.noWorker') },
      ]}
      tabs={[
        ...(can('notes.view') ? [{ key: 'chronicle' as const, label: work('chronicle.tab') }] : []),
        { key: 'network', label: relations('network.tab') },
      ]}
      tab={search.tab}
      onTab={(tab) => change({ tab, write: null, note: null })}
      keys={keys}
      more={[...useCareEntry(card), ...useKeepingEntries(card, steps, setStep)]}
      paths={{
        edit: card.may.edit ? screenPath(editPersonScreen, { personId: card.id }) : undefined,
        print: mayPrint ? screenPath(printPersonScreen, { personId: card.id }) : undefined,
        create: can('people.edit') ? PATHS.newPerson : undefined,
      }}
      exports={mayPrint ? (format, signal) => people.exportCard({ id: card.id, format }, { signal }) : undefined}
    >
      {search.tab === 'history' ? <PersonHistory id={card.id} mayPrint={mayPrint} /> : null}
      {search.tab === 'chronicle' && can('notes.view') ? (
        <PersonChronicle id={card.id} name={name} writing={search.write === 'note'} view={search} onView={change} />
      ) : null}
      {search.tab === 'network' ? (
        <PersonNetworkTab
          id={card.id}
          {...(mayPrint ? { printPath: screenPath(printPersonNetworkScreen, { personId: card.id }) } : {})}
        />
      ) : null}
      {search.tab === 'overview' ? <PersonOverview card={card} /> : null}
      {step === null ? null : (
        <KeepPerson
          step={step}
          name={name}
          card={card}
          steps={steps}
          {...(families.length === 0 ? {} : { archiveNote: t('archive.member', { families: families.join(', ') }) })}
          onClose={() => setStep(null)}
        />
      )}
    </RecordPage>
  );
}

function KeepPerson(props: {
  step: KeepingStep;
  name: string;
  card: PersonCard;
  steps: KeepingSteps;
  archiveNote?: string;
  onClose: () => void;
}): ReactNode {
  const { card, ...rest } = props;
  const subject = { kind: 'person', id: card.id } as const;
  return (
    <KeepingDialog
      {...rest}
      subject={subject}
      texts="people"
      openTasks={useOpenTasks(subject)}
      leaders={leaderIdsOf(card, officeToday())}
    />
  );
}

function PersonHistory({ id, mayPrint }: { id: PersonCard['id']; mayPrint: boolean }): ReactNode {
  const { people } = useClient();
  const output = {
    printPath: screenPath(printPersonHistoryScreen, { personId: id }),
    ask: (format: ExportFormat, signal: AbortSignal) => people.exportHistory({ id, format }, { signal }),
  };
  const query = usePersonHistory(id);
  return <RecordHistory query={query} words={personHistoryWords} output={mayPrint ? output : undefined} />;
}
