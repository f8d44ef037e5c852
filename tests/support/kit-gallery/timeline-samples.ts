import type { StayBar, StayMark, StayTimeline, TimelineRow } from '#shared/features/foster-care/timeline.ts';
import { addDays, addMonths, asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

const TODAY = asLocalDate('2026-11-20');
const day = asLocalDate;

type Kind = TimelineRow['kind'];
type Bar = Omit<StayBar, 'from' | 'to' | 'detail' | 'planned' | 'respite'> & {
  readonly from: string;
  readonly to?: string;
  readonly detail?: string;
  readonly planned?: boolean;
  readonly respite?: boolean;
};

const row = (key: string, label: string, kind: Kind, content: Partial<TimelineRow>): TimelineRow => ({
  key,
  label,
  kind,
  bars: [],
  marks: [],
  shares: [],
  ...content,
});

const bars = (...all: readonly Bar[]): readonly StayBar[] =>
  all.map(({ from, to, detail, planned, respite, form, title }) => ({
    from: day(from),
    to: to === undefined ? null : day(to),
    form,
    title,
    detail: detail ?? null,
    planned: planned ?? false,
    respite: respite ?? false,
  }));

/** Every half a year since the first day, done until the last one that is over; `open` more are ahead. */
function halfYearly(first: string, title: string, late = false): readonly StayMark[] {
  const marks: StayMark[] = [];
  for (let on: LocalDate = day(first), open = 0; open < 1; on = addMonths(on, 6)) {
    const done = on < TODAY;
    if (!done) open += 1;
    marks.push({ on, done, title });
  }
  return late ? marks.map((mark) => (mark.on > addDays(TODAY, -190) ? { ...mark, done: false } : mark)) : marks;
}

function timeline(rows: {
  readonly stays: readonly StayBar[];
  readonly bases: readonly StayBar[];
  readonly assessed: readonly StayMark[];
  readonly informed: readonly StayMark[];
  readonly shares: readonly (readonly [from: string, percent: number])[];
  readonly siblings?: readonly (readonly [label: string, stays: readonly StayBar[]])[];
}): StayTimeline {
  return {
    today: TODAY,
    rows: [
      row('stays', 'Miejsce pobytu', 'stays', { bars: rows.stays }),
      row('bases', 'Podstawa prawna', 'bases', { bars: rows.bases }),
      row('assessed', 'Ocena sytuacji', 'marks', { marks: rows.assessed }),
      row('informed', 'Informacja do sądu', 'marks', { marks: rows.informed }),
      row('shares', 'Udział gminy', 'shares', {
        shares: rows.shares.map(([from, percent]) => ({ from: day(from), percent })),
      }),
      ...(rows.siblings ?? []).map(([label, own], index) => row(`sibling-${index}`, label, 'stays', { bars: own })),
    ],
  };
}

const kinship: Bar = {
  form: 'kinship',
  title: 'Irena Wrona',
  detail: 'babcia',
  from: '2024-01-11',
  to: '2024-09-01',
};
const emergency: Bar = { form: 'emergency', title: 'Pogotowie', from: '2023-09-18', to: '2024-01-10' };
const family: Bar = {
  form: 'non-professional',
  title: 'Maria i Adam Gilowie',
  detail: 'rodzina niezawodowa',
  from: '2024-09-02',
};

export const THREE_YEARS = timeline({
  stays: bars(
    emergency,
    kinship,
    family,
    { form: null, title: 'Obóz letni', detail: 'nieobecność', from: '2025-07-01', to: '2025-07-21', respite: true },
    { form: 'respite', title: 'Rodzina pomocowa', from: '2026-07-06', to: '2026-08-02', respite: true },
    { form: 'professional', title: 'Ewa Sroka', detail: 'rodzina zawodowa', from: '2027-02-01', planned: true },
  ),
  bases: bars(
    { form: null, title: 'Umowa', from: '2023-09-18', to: '2024-01-10' },
    { form: null, title: 'Zabezpieczenie', from: '2024-01-11', to: '2024-06-19' },
    { form: null, title: 'Postanowienie sądu', detail: 'III Nsm 214/23 z 20.06.2024', from: '2024-06-20' },
  ),
  assessed: halfYearly('2023-12-10', 'Ocena sytuacji dziecka', true),
  informed: halfYearly('2024-03-08', 'Informacja do sądu'),
  shares: [
    ['2023-09-18', 10],
    ['2024-09-18', 30],
    ['2025-09-18', 50],
  ],
  siblings: [
    [
      'Kacper, brat',
      bars(emergency, { form: 'family-childrens-home', title: 'Rodzinny dom dziecka w Lipnikach', from: '2024-01-11' }),
    ],
    [
      'Hanna, siostra',
      bars(
        emergency,
        { form: 'kinship', title: 'Irena Wrona', from: '2024-01-11', to: '2024-09-01' },
        { form: 'non-professional', title: 'Maria i Adam Gilowie', from: '2024-09-02' },
      ),
    ],
  ],
});

export const TWO_WEEKS = timeline({
  stays: bars({
    form: 'institution-intervention',
    title: 'Dom dla Dzieci',
    detail: 'placówka interwencyjna',
    from: '2026-11-06',
  }),
  bases: bars(
    { form: null, title: 'Art. 12a', detail: 'odebranie dziecka', from: '2026-11-06', to: '2026-11-06' },
    { form: null, title: 'Zabezpieczenie', from: '2026-11-07' },
  ),
  assessed: [{ on: day('2026-12-06'), done: false, title: 'Ocena sytuacji dziecka' }],
  informed: [],
  shares: [['2026-11-06', 10]],
});

const LONG: readonly Bar[] = [
  { form: 'institution-intervention', title: 'Placówka „Promyk”', from: '2008-11-20', to: '2008-12-04' },
  { form: 'emergency', title: 'Pogotowie rodzinne państwa Czyżów', from: '2008-12-05', to: '2009-08-31' },
  { form: 'institution-socialising', title: 'Dom Dziecka w Jaworzcu', from: '2009-09-01', to: '2014-06-27' },
  { form: 'family-childrens-home', title: 'Rodzinny dom dziecka', from: '2014-06-28', to: '2014-06-28' },
  { form: 'specialist-disability', title: 'Teresa Wilga', detail: 'rodzina specjalistyczna', from: '2014-06-29' },
];

export const EIGHTEEN_YEARS = timeline({
  stays: bars(...LONG),
  bases: bars(
    { form: null, title: 'Zabezpieczenie', from: '2008-11-20', to: '2009-05-11' },
    { form: null, title: 'Postanowienie sądu', detail: 'III Nsm 88/09', from: '2009-05-12' },
  ),
  assessed: halfYearly('2009-05-20', 'Ocena sytuacji dziecka'),
  informed: halfYearly('2009-06-10', 'Informacja do sądu'),
  shares: [
    ['2012-01-01', 10],
    ['2013-01-01', 30],
    ['2014-01-01', 50],
  ],
});
