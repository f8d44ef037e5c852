import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import type { RouteEntry } from '#renderer/ui/route-entry.ts';
import { Action } from '#renderer/ui/action.tsx';
import { ActionMenu } from '#renderer/ui/action-menu.tsx';
import { ConflictNotice } from '#renderer/ui/conflict-notice.tsx';
import { ClearFilters, FilterBar, FilterChip, SearchField } from '#renderer/ui/filters.tsx';
import {
  CheckField,
  ChoiceField,
  ComboSearchField,
  DateField,
  FieldGrid,
  Form,
  NumberField,
  PasswordField,
  PeselField,
  SelectField,
  TextField,
  useOfficeForm,
} from '#renderer/ui/form/index.ts';
import { fmt } from '#renderer/ui/format.ts';
import { AddRegular, ArrowDownloadRegular, CalendarAddRegular, PrintRegular } from '#renderer/ui/icons.ts';
import { LongWork } from '#renderer/ui/long-work.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { RecordHeader } from '#renderer/ui/record-header.tsx';
import { defineScreen } from '#renderer/ui/screen.ts';
import { Columns, Fact, FactList, Section } from '#renderer/ui/section.tsx';
import { EmptyState, ErrorState, NoMatch, Skeleton } from '#renderer/ui/states.tsx';
import { Status } from '#renderer/ui/status.tsx';
import {
  type Column,
  ColumnChooser,
  DataTable,
  type Order,
  SelectionBar,
  useWindowedRows,
} from '#renderer/ui/table/index.ts';
import { Tag } from '#renderer/ui/tag.tsx';
import { useToast } from '#renderer/ui/toast.tsx';
import { AppError } from '#shared/kernel/app-error.ts';
import { toInstant } from '#shared/kernel/instant.ts';
import { asLocalDate, localDateNamed } from '#shared/kernel/local-date.ts';
import { SAMPLE_COUNT, sampleRow, type SampleRow } from './sample-office.ts';
import { TimelineStory } from './timeline-story.tsx';

const COLUMNS: readonly Column<SampleRow>[] = [
  {
    key: 'name',
    title: 'Nazwisko i imię',
    width: 'minmax(160px, 1.4fr)',
    fixed: true,
    opens: true,
    order: 'name',
    compact: 'what',
    cell: (row) => (
      <>
        <b>{row.surname}</b> {row.firstName}
      </>
    ),
  },
  {
    key: 'born',
    title: 'Data ur. i wiek',
    width: '130px',
    order: 'birth-date',
    compact: 'date',
    cell: (row) => fmt.date(asLocalDate(row.born)),
  },
  { key: 'address', title: 'Adres', width: 'minmax(180px, 1.6fr)', compact: 'who', cell: (row) => row.address },
  {
    key: 'worker',
    title: 'Pracownik',
    width: '130px',
    quiet: true,
    secondRank: true,
    cell: (row) => row.worker,
  },
  {
    key: 'due',
    title: 'Najbliższy termin',
    width: '160px',
    compact: 'distance',
    cell: (row) =>
      row.late ? <Status kind="late">3 dni po terminie</Status> : <Status kind="planned">14.01.2027</Status>,
  },
];

/** Waits while the page's root is marked `data-hold`, so that a test can look at rows on their way. */
function released(): Promise<void> {
  const held = (): boolean => document.documentElement.hasAttribute('data-hold');
  return new Promise((resolve) => {
    if (!held()) return resolve();
    const observer = new MutationObserver(() => {
      if (held()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.documentElement, { attributes: true });
  });
}

function ListStory() {
  const [order, setOrder] = useState<Order>({ by: 'name' });
  const [search, setSearch] = useState('');
  const [worker, setWorker] = useState<string | null>('mine');
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set(['row-4']));
  const rows = useWindowedRows<SampleRow>({
    queryKey: ['sample', search],
    fetchWindow: async (offset, limit) => {
      await released();
      return {
        rows: Array.from({ length: search === 'nikt' ? 0 : limit }, (_, index) => sampleRow(offset + index)),
        count: search === 'nikt' ? 0 : SAMPLE_COUNT,
        total: SAMPLE_COUNT,
      };
    },
  });
  return (
    <Page
      layout="list"
      title="Osoby"
      count={`${fmt.count(rows.count ?? 0, 'osoba', 'osoby', 'osób')}`}
      actions={
        <>
          <ActionMenu
            label="Eksport"
            icon={<ArrowDownloadRegular />}
            entries={[{ key: 'xlsx', label: 'Skoroszyt Excel (xlsx)', onClick: () => undefined }]}
          />
          <Action kind="quiet" icon={<PrintRegular />} label="Drukuj" shortcut="Ctrl+P" onClick={() => undefined} />
          <Action kind="primary" icon={<AddRegular />} label="Nowa osoba" shortcut="Ctrl+N" onClick={() => undefined} />
        </>
      }
      hints={[
        { keys: ['↑', '↓'], label: 'wybór' },
        { keys: ['Enter'], label: 'otwórz' },
        { keys: ['Spacja'], label: 'zaznacz' },
      ]}
      note="Kolejność: nazwisko, od A do Ż"
    >
      <FilterBar end={<ColumnChooser columns={COLUMNS} hidden={hidden} onChange={setHidden} />}>
        <SearchField label="Nazwisko, PESEL, adres" value={search} onSearch={setSearch} />
        <FilterChip
          label="Pracownik"
          value={worker}
          onChange={setWorker}
          choices={[{ value: 'mine', label: 'mój zespół' }]}
        />
        <FilterChip label="Wiek" value={null} onChange={() => undefined} choices={[{ value: 'a', label: '0–17' }]} />
        <ClearFilters onClear={() => setWorker(null)} />
      </FilterBar>
      <DataTable
        label="Osoby"
        columns={COLUMNS}
        hidden={hidden}
        rows={rows}
        rowId={(row) => row.id}
        onOpen={() => undefined}
        order={order}
        onOrder={setOrder}
        selection={{ ids, onChange: setIds }}
        empty={<NoMatch title="Żadna z osób nie pasuje" filters={['mój zespół']} onClear={() => setSearch('')} />}
        rememberAs="gallery"
      />
      {ids.size === 0 ? null : (
        <SelectionBar
          text={`Zaznaczono ${fmt.count(ids.size, 'osobę', 'osoby', 'osób')}`}
          onClear={() => setIds(new Set())}
          actions={<Action size="small" label="Otwórz kartę" onClick={() => undefined} />}
        />
      )}
    </Page>
  );
}

const personForm = z.object({
  surname: z.string().trim().min(1, 'Nazwisko: wpisz nazwisko.'),
  firstName: z.string().trim().min(1, 'Imię: wpisz imię.'),
  pesel: z.string(),
  born: localDateNamed('Data urodzenia', 'podaj datę urodzenia'),
  sex: z.string(),
  citizenship: z.string(),
  postalCode: z.string().regex(/^\d{2}-\d{3}$/, 'Kod pocztowy: wpisz 5 cyfr, np. 00-950.'),
  withTown: z.boolean(),
  town: z.string().trim().min(1, 'Miejscowość: wpisz miejscowość.'),
  gmina: z.string().nullable(),
  rooms: z.number('Liczba pokoi: wpisz liczbę.').nullable(),
  password: z.string(),
});

/** The office names the fields in its own order, not in that of the screen. */
const REFUSED = {
  fields: [
    { path: 'town', message: 'Miejscowość: nie ma takiej.' },
    { path: 'surname', message: 'Nazwisko: wpisz inne.' },
  ],
};

function FormStory() {
  const toast = useToast();
  const form = useOfficeForm({
    draft: { never: 'first-run' },
    schema: personForm,
    defaultValues: {
      surname: 'Nowak',
      firstName: '',
      pesel: '',
      born: '',
      sex: 'female',
      citizenship: 'PL',
      postalCode: '00-0',
      withTown: false,
      town: 'Lipniki',
      gmina: null,
      rooms: null,
      password: '',
    },
    save: ({ surname }) =>
      surname === 'Odrzucona' ? Promise.reject(new AppError('INVALID_INPUT', REFUSED)) : Promise.resolve(null),
    onSaved: () => toast({ text: 'Zapisano osobę Nowak.', undo: { run: () => Promise.resolve(), done: 'Cofnięto.' } }),
  });
  const { control } = form.form;
  const withTown = useWatch({ control, name: 'withTown' });
  return (
    <Page
      ruled
      title="Nowa osoba"
      breadcrumb={[{ label: 'Osoby', to: '/osoby' }, { label: 'Nowa osoba' }]}
      actions={
        <>
          <Action kind="quiet" label="Anuluj" shortcut="Escape" onClick={() => undefined} />
          <Action
            kind="primary"
            type="submit"
            form="story"
            label="Zapisz"
            shortcut="Ctrl+S"
            onClick={() => undefined}
          />
        </>
      }
    >
      <Form id="story" form={form}>
        <Section title="Tożsamość" ruled={false}>
          <FieldGrid>
            <TextField control={control} name="surname" label="Nazwisko" required />
            <TextField control={control} name="firstName" label="Imię" required />
            <PeselField control={control} name="pesel" label="PESEL" hint="Uzupełnia datę urodzenia i płeć" />
            <DateField control={control} name="born" label="Data urodzenia" required />
            <ChoiceField
              control={control}
              name="sex"
              label="Płeć"
              options={[
                { value: 'female', label: 'kobieta' },
                { value: 'male', label: 'mężczyzna' },
              ]}
            />
            <SelectField
              control={control}
              name="citizenship"
              label="Obywatelstwo"
              options={[{ value: 'PL', label: 'polskie' }]}
            />
          </FieldGrid>
        </Section>
        <Section title="Adres i kontakt" ruled={false}>
          <FieldGrid>
            <CheckField control={control} name="withTown" label="Z miejscowością" />
            {withTown ? <TextField control={control} name="town" label="Miejscowość" required /> : null}
            <TextField control={control} name="postalCode" label="Kod pocztowy" />
            <ComboSearchField
              control={control}
              name="gmina"
              label="Gmina"
              queryKey={['gminy']}
              search={(text) => Promise.resolve([{ id: '1', label: `${text} (gmina)`, detail: 'powiat' }])}
            />
            <NumberField control={control} name="rooms" label="Liczba pokoi" />
            <PasswordField control={control} name="password" label="Hasło" />
          </FieldGrid>
        </Section>
      </Form>
    </Page>
  );
}

function RecordStory() {
  const [tab, setTab] = useState<'view' | 'members'>('view');
  return (
    <Page
      title="Rodzina Śliwów"
      breadcrumb={[{ label: 'Rodziny', to: '/rodziny' }, { label: 'PR.5122.14.2026' }]}
      tags={
        <>
          <Tag>trudności opiekuńczo-wychowawcze</Tag>
          <Tag tone="accent">asystent rodziny</Tag>
        </>
      }
      actions={
        <>
          <Action
            kind="quiet"
            icon={<PrintRegular />}
            label="Drukuj kartę"
            shortcut="Ctrl+P"
            onClick={() => undefined}
          />
          <Action
            kind="primary"
            icon={<AddRegular />}
            label="Nowa notatka"
            shortcut="Ctrl+N"
            onClick={() => undefined}
          />
        </>
      }
      head={
        <RecordHeader
          facts={[
            { label: 'Asystentka rodziny', value: 'Maria Zając' },
            { label: 'Adres', value: 'ul. Klonowa 8/3, Jaworzec' },
            { label: 'Dzieci', value: '3, w tym 1 w pieczy' },
          ]}
          tabs={[
            { key: 'view', label: 'Przegląd' },
            { key: 'members', label: 'Członkowie', count: 6 },
          ]}
          tab={tab}
          onTab={setTab}
        />
      }
    >
      <Columns
        side={
          <Section title="Plan pracy z rodziną" count="od 12.01.2026">
            <Status kind="done">osiągnięty 30.06.2026</Status>
          </Section>
        }
      >
        <Section title="Członkowie" count="6 osób">
          <FactList>
            <Fact label="Matka">Anna Śliwa</Fact>
            <Fact label="Syn">Jan Śliwa</Fact>
          </FactList>
        </Section>
      </Columns>
    </Page>
  );
}

function StatesStory() {
  return (
    <Page title="Stany" count="0 zajęć w tym roku">
      <EmptyState
        icon={<CalendarAddRegular />}
        title="Nie ma jeszcze zajęć w 2026 roku"
        text="Załóż zajęcia z wzoru, a program sam rozpisze daty."
        actions={<Action icon={<AddRegular />} label="Nowe zajęcia" onClick={() => undefined} />}
      />
      <Skeleton />
      <ErrorState error={new AppError('INTERNAL', { reference: '7K2-Q4' })} onRetry={() => undefined} />
      <LongWork
        title="Kopia zapasowa"
        progress={0.62}
        secondsLeft={4}
        step="Krok 3 z 4: odczytywanie i sprawdzanie"
        onCancel={() => undefined}
      />
      <ConflictNotice
        who="Piotr Olszak"
        at={toInstant(Date.UTC(2026, 10, 20, 8, 12))}
        fields={[{ label: 'Adres', mine: 'ul. Leśna 7', theirs: 'ul. Leśna 5' }]}
        onKeepMine={() => undefined}
        onTakeTheirs={() => undefined}
      />
    </Page>
  );
}

const screen = (path: string) => defineScreen({ path, permission: 'signed-in', search: z.object({}) });

/** Screens that show the kit's parts, under the addresses of the real ones so that the rail lights up. */
export const STORIES: readonly RouteEntry[] = [
  { screen: screen('/osoby'), component: ListStory },
  { screen: screen('/osoby/nowa'), component: FormStory },
  { screen: screen('/rodziny'), component: RecordStory },
  { screen: screen('/pulpit'), component: StatesStory },
  { screen: screen('/osoby/pobyt'), component: TimelineStory },
];
