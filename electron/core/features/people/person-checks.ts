import { communeExists } from '#db/repositories/communes.repository.ts';
import { labelsOf } from '#db/repositories/labels.repository.ts';
import { personWithPesel, storedPerson } from '#db/repositories/people.repository.ts';
import { sightOf } from '#db/repositories/reach.repository.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { consenterFitProblems, marriedConsentProblems } from '#shared/features/people/person-details.rules.ts';
import type { PersonFields } from '#shared/features/people/people.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { PersonId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import { refuseProblems } from '../../records/problems.ts';
import { requireSight, viewerOrNull, type Viewer } from '../../records/viewer.ts';
import { workerProblems } from '../../records/workers.ts';
import { storedMajority } from './majority.ts';

/**
 * Checks against the database what a form says about a person: worker, commune, PESEL.
 * @param self the person being corrected; null for a new one
 * @throws AppError INVALID_INPUT; PESEL_TAKEN {personId, label} for those who may see the other person, else {hidden: true}
 */
export async function checkPerson(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  viewer: Viewer,
  fields: PersonFields,
  self: { readonly id: PersonId; readonly fields: PersonFields } | null,
): Promise<void> {
  const field = { path: 'fields.workerId', label: 'Pracownik' };
  refuseProblems(null, await workerProblems(tx, viewer, field, fields.workerId, self?.fields.workerId ?? null));
  if (fields.address !== null && !(await communeExists(tx, fields.address.terc))) {
    refuseProblems('fields', [{ path: 'address.terc', message: 'Gmina: wybierz gminę z listy.' }]);
  }
  await checkConsenters(tx, viewer, fields, self);
  if (fields.identity.kind === 'pesel')
    await refuseTakenPesel(tx, deps, actor, fields.identity.pesel, self?.id ?? null);
}

/** Nobody consents for themselves, and nobody is named whom the one who writes may not see; who stood there stays. */
async function checkConsenters(
  tx: Tx,
  viewer: Viewer,
  fields: PersonFields,
  self: { readonly id: PersonId; readonly fields: PersonFields } | null,
): Promise<void> {
  const stored = new Set(self?.fields.consenters.map(({ personId }) => personId) ?? []);
  const added = fields.consenters.flatMap(({ personId }) =>
    personId === null || stored.has(personId) ? [] : [personId],
  );
  const own = fields.consenters.findIndex(({ personId }) => personId !== null && personId === self?.id);
  if (own !== -1) {
    const message = 'Kto wyraża zgodę: wskaż, kto wyraża zgodę, kogoś innego niż ta osoba.';
    refuseProblems('fields', [{ path: `consenters.${own}.personId`, message }]);
  }
  await requireSight(tx, viewer, 'person', added);
  if (self !== null) {
    const majority = await storedMajority(tx, self.id, fields);
    refuseProblems('fields', marriedConsentProblems(fields.consenters, self.fields.consenters, majority));
  }
  await refuseUnfitConsenters(tx, viewer, fields, self?.fields.consenters ?? []);
}

/** Lines that stand as they stood are left in peace, and of whoever is hidden now no day is told. */
async function refuseUnfitConsenters(
  tx: Tx,
  viewer: Viewer,
  { consenters }: PersonFields,
  stored: PersonFields['consenters'],
): Promise<void> {
  for (const [index, { personId, from }] of consenters.entries()) {
    if (personId === null || stored.some((one) => one.personId === personId && one.from === from)) continue;
    if ((await sightOf(tx, viewer, 'person', [personId])).get(personId)?.kind !== 'shown') continue;
    const consenter = await storedPerson(tx, personId);
    if (consenter === null) continue;
    const majority = await storedMajority(tx, personId, consenter);
    const { death } = consenter;
    refuseProblems('fields', consenterFitProblems(`consenters.${index}.personId`, from, { majority, death }));
  }
}

async function refuseTakenPesel(tx: Tx, deps: Deps, actor: Actor, pesel: string, self: PersonId | null): Promise<void> {
  const other = await personWithPesel(tx, pesel);
  if (other === null || other.id === self) return;
  const viewer = viewerOrNull(deps, actor, 'people.view');
  const label = viewer === null ? undefined : (await labelsOf(tx, viewer, 'person', [other.id])).get(other.id);
  throw new AppError('PESEL_TAKEN', label === undefined ? { hidden: true } : { personId: other.id, label: label.name });
}
