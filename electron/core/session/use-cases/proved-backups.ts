import { provedBackups as provedOf, readLedger } from '#db/backup/index.ts';
import { MOST_PROVED_SHOWN, type ProvedBackup } from '#shared/features/session/session.schema.ts';
import { instant } from '#shared/kernel/instant.ts';

import type { Runtime } from '../runtime.ts';

/**
 * The newest proved backups of a folder whose office cannot be opened, newest first, as the list of backups in that folder
 * knows them: the database is not asked. @throws AppError as Offices.assertMayBeginAnew
 */
export async function provedBackups({ offices, ports }: Runtime): Promise<ProvedBackup[]> {
  offices.assertMayBeginAnew();
  const { ledger } = await readLedger(ports.paths.data);
  const places = new Map(ledger.targets.map((place) => [place.id, place]));
  return provedOf(ledger)
    .flatMap(({ id, targetId, createdAt, provedAt, fileName }) => {
      const place = places.get(targetId);
      if (place === undefined) return [];
      const { name, kind, path } = place;
      const times = { createdAt: instant.parse(createdAt), provedAt: instant.parse(provedAt) };
      return [{ id, ...times, placeName: name, placeKind: kind, folder: path, fileName }];
    })
    .sort((left, right) => right.createdAt.localeCompare(left.createdAt))
    .slice(0, MOST_PROVED_SHOWN);
}
