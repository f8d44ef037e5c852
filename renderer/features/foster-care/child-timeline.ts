import type { ChildCare, PlacementLine, SiblingInCare } from '#shared/features/foster-care/care.schema.ts';
import type { StayBar, StayTimeline, TimelineRow } from '#shared/features/foster-care/timeline.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { useText } from '../../i18n/index.ts';
import type { Words } from './use-words.ts';

type Texts = ReturnType<typeof useText<'care'>>;

/** A child's stay as the drawing has it: own rows first, then each sibling on the same axis. */
export function timelineOf(child: ChildCare, today: LocalDate, t: Texts, words: Words): StayTimeline {
  const live = child.placements.filter(({ withdrawn }) => withdrawn === null);
  const absences = child.absences.filter(({ withdrawn }) => withdrawn === null);
  const own: TimelineRow = {
    ...NOTHING,
    key: 'stays',
    label: t('timeline.place'),
    kind: 'stays',
    bars: [
      ...live.map((line) => stayBar(line, t, words)),
      ...absences.map((line): StayBar => ({
        from: line.from,
        to: line.to,
        form: null,
        title: t('timeline.absence', { kind: line.kind.label }),
        detail: line.place,
        planned: false,
        respite: true,
      })),
    ],
  };
  const bases: TimelineRow = {
    ...NOTHING,
    key: 'bases',
    label: t('timeline.bases'),
    kind: 'bases',
    bars: child.bases
      .filter(({ withdrawn }) => withdrawn === null)
      .map((line) => ({
        from: line.from,
        to: line.to,
        form: null,
        title: words.short('legal-basis', line.kind.code),
        detail: line.reference,
        planned: false,
        respite: false,
      })),
  };
  const shares: TimelineRow = {
    ...NOTHING,
    key: 'shares',
    label: t('timeline.share'),
    kind: 'shares',
    shares: child.shares.filter(({ from }) => from <= today).map(({ from, percent }) => ({ from, percent })),
  };
  return {
    today,
    rows: [
      own,
      ...(bases.bars.length === 0 ? [] : [bases]),
      ...(shares.shares.length === 0 ? [] : [shares]),
      ...child.siblings
        .filter(({ placements }) => placements.length > 0)
        .map((sibling) => siblingRow(sibling, t, words)),
    ],
  };
}

const NOTHING = { bars: [], marks: [], shares: [] } as const;

type Stay = Pick<PlacementLine, 'home' | 'kind' | 'from' | 'to'>;

function stayBar({ home, kind, from, to }: Stay, t: Texts, words: Words): StayBar {
  const form = home.form?.code ?? null;
  return {
    from,
    to,
    form,
    title: home.name ?? t('list.protectedHome'),
    detail: form === null ? null : words.short('home-form', form),
    planned: kind === 'planned',
    respite: kind === 'respite',
  };
}

function siblingRow(sibling: SiblingInCare, t: Texts, words: Words): TimelineRow {
  return {
    ...NOTHING,
    key: sibling.personId,
    label: t('timeline.sibling', {
      name: sibling.firstName,
      kin: sibling.sex === 'female' ? t('card.sister') : t('card.brother'),
    }),
    kind: 'stays',
    bars: sibling.placements.map((line) => stayBar(line, t, words)),
  };
}
