import { sql } from 'kysely';

import { HOME_FORMS } from '#shared/features/foster-care/forms.ts';
import { vacancyGroup, type VacancyGroup } from '#shared/features/foster-care/vacancies.labels.ts';
import type { Board, BoardFilter, BoardHome, BoardRow } from '#shared/features/foster-care/vacancies.schema.ts';
import { holdsOn as heldOnDay } from '#shared/kernel/dated-rows.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { polishSortKey } from '#shared/kernel/polish.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { officePlaces, type OfficePlaces } from './home-occupancy.repository.ts';
import { placesOfHomes, type HomePlace } from './home-places.repository.ts';
import { hiddenIds, holdsOn, namesToAsk, type Viewer } from './reach.repository.ts';
import { asHomeId, idList, known } from './values.ts';

/** A home in which children stay on a day, in a form of its own. */
export interface HomeOfDay {
  readonly id: string;
  readonly familyId: string | null;
  readonly name: string;
  readonly nameKey: string;
  readonly group: VacancyGroup;
  readonly permit: boolean;
}

interface HomeRow {
  readonly id: string;
  readonly family_id: string | null;
  readonly name: string;
  readonly name_key: string;
  readonly form: string;
  readonly permit: string | null;
}

/** Homes with a form of stay on the day that are not hidden from the viewer, by name. */
export async function homesOfDay(r: Reader, viewer: Viewer, day: LocalDate): Promise<readonly HomeOfDay[]> {
  const { rows } = await sql<HomeRow>`
    SELECT h.id, h.family_id, coalesce(fam.name, h.name) AS name, coalesce(fam.sort_key, h.sort_key) AS name_key,
      f.form, h.permit
    FROM home_forms f JOIN foster_homes h ON h.id = f.home_id LEFT JOIN families fam ON fam.id = h.family_id
    WHERE f.withdrawn_at IS NULL AND f.form <> 'respite' AND ${holdsOn(day, 'f')}
      AND coalesce(h.family_id, '') NOT IN (${hiddenIds('family', viewer.userId)})
    ORDER BY name_key, h.id`.execute(r);
  return rows.flatMap((row) => {
    const form = known(HOME_FORMS, row.form, 'home_forms.form');
    if (form === 'respite') return [];
    return [
      {
        id: row.id,
        familyId: row.family_id,
        name: row.name,
        nameKey: row.name_key,
        group: vacancyGroup(form),
        permit: row.permit !== null,
      },
    ];
  });
}

/**
 * Free places of every home on a day. Homes are the whole office's; families protected from the viewer stand at the end
 * without name and number, where the filter asks about nothing of theirs.
 */
export async function vacancyBoard(r: Reader, viewer: Viewer, filter: BoardFilter): Promise<Board> {
  const day = filter.day ?? viewer.today;
  const asks = filter.group !== null || filter.terc !== null || filter.free;
  const homes = await homesOfDay(r, viewer, day);
  const ids = homes.map(({ id }) => id);
  const [office, where, masked] = await Promise.all([
    officePlaces(r, null, { from: day, to: day }),
    placesOfHomes(r, ids, day),
    asks ? [] : maskedHomes(r, viewer, day),
  ]);
  const communes = await communesOf(r, where);
  const all = homes.map((home): BoardHome => {
    const place = where.get(home.id);
    const terc = place?.terc ?? null;
    const commune = terc === null ? undefined : communes.get(terc);
    return {
      shown: true,
      id: asHomeId(home.id),
      name: home.name,
      group: home.group,
      town: place?.town ?? null,
      commune: terc === null || commune === undefined ? null : { terc, name: commune },
      places: office.on(home.id, day),
      reservedUntil: reservedUntil(office, home.id, day),
    };
  });
  const kept = all.filter(
    ({ group, commune, places }) =>
      (filter.group === null || group === filter.group) &&
      (filter.terc === null || commune?.terc === filter.terc) &&
      (!filter.free || places.bound === 'none' || (places.free ?? 0) > 0),
  );
  const room = ({ places }: BoardHome): number => (places.bound === 'none' ? 1000 : (places.free ?? -1));
  const rows: BoardRow[] = filter.order === 'free' ? kept.toSorted((a, b) => room(b) - room(a)) : kept;
  return {
    day,
    rows: [...rows, ...masked],
    communes: [...communes]
      .map(([terc, name]) => ({ terc, name }))
      .toSorted((a, b) => (polishSortKey(a.name) < polishSortKey(b.name) ? -1 : 1)),
  };
}

function reservedUntil(office: OfficePlaces, homeId: string, day: LocalDate): LocalDate | null {
  const kept = office.homes.get(homeId)?.reservations ?? [];
  const ends = kept.filter(({ from, until }) => heldOnDay({ from, to: until }, day)).map(({ until }) => until);
  return ends.toSorted()[0] ?? null;
}

async function maskedHomes(r: Reader, viewer: Viewer, day: LocalDate): Promise<BoardRow[]> {
  const { rows } = await sql<{ id: string; family_id: string }>`SELECT DISTINCT h.id, h.family_id
    FROM foster_homes h JOIN home_forms f ON f.home_id = h.id AND f.withdrawn_at IS NULL AND f.form <> 'respite'
      AND ${holdsOn(day, 'f')}
    WHERE h.family_id IN (${hiddenIds('family', viewer.userId)}) ORDER BY h.id`.execute(r);
  const ask = await namesToAsk(
    r,
    'family',
    rows.map(({ family_id }) => family_id),
  );
  return rows.map(({ id, family_id }) => ({ shown: false, id, ask: [...(ask.get(family_id) ?? [])] }));
}

async function communesOf(r: Reader, where: ReadonlyMap<string, HomePlace>): Promise<ReadonlyMap<string, string>> {
  const codes = [...new Set([...where.values()].flatMap(({ terc }) => (terc === null ? [] : [terc])))];
  const rows = await r.selectFrom('communes').select(['terc', 'name']).where('terc', 'in', idList(codes)).execute();
  return new Map(rows.map(({ terc, name }) => [terc, name]));
}
