import type { PlaceFields } from '#shared/features/foster-care/care.schema.ts';
import type { ExceptionFields } from '#shared/features/foster-care/placing.schema.ts';
import type { HomeForm } from '#shared/features/foster-care/forms.ts';
import type { FormFields, InstitutionFields } from '#shared/features/foster-care/homes.schema.ts';
import type { PersonFields } from '#shared/features/people/people.schema.ts';
import type { FamilyId, HomeId, PersonId } from '#shared/kernel/ids.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { CoreClient } from './core.ts';
import { aFamily, aMember, anAddress, aPerson } from './people.ts';

/** What is typed about an institution, with nothing that could be left out. */
export function anInstitution(wishes: Partial<InstitutionFields> = {}): InstitutionFields {
  return {
    name: 'Placówka „Zatoka”',
    nip: null,
    regon: null,
    director: 'Maria Nowak',
    phone: null,
    email: null,
    address: null,
    permit: null,
    ...wishes,
  };
}

export function aForm(form: HomeForm, wishes: Partial<FormFields> = {}): FormFields {
  return { form, from: asLocalDate('2020-01-01'), maxPlaces: 3, ...wishes };
}

/** A foster family of one carer, entered through the contract. */
export async function enterFosterFamily(
  client: CoreClient,
  name: string,
  form: FormFields = aForm('non-professional'),
): Promise<{
  readonly homeId: HomeId;
  readonly version: number;
  readonly familyId: FamilyId;
  readonly carerId: PersonId;
}> {
  const { id: carerId } = await client.people.register({
    fields: aPerson({ surname: `${name}ska`, address: anAddress({ from: form.from }) }),
  });
  const { id: familyId } = await client.families.register({
    fields: aFamily({ name, kind: 'foster', kindFrom: form.from }),
    members: [aMember(carerId, { role: 'foster-carer', from: form.from })],
    workerId: null,
  });
  const { id: homeId, version } = await client.homes.register({ familyId, institution: null, form, note: null });
  return { homeId, version, familyId, carerId };
}

export async function enterInstitution(
  client: CoreClient,
  name: string,
  form: FormFields = aForm('institution-socialising', { maxPlaces: 14 }),
): Promise<HomeId> {
  const { id } = await client.homes.register({
    familyId: null,
    institution: anInstitution({ name }),
    form,
    note: null,
  });
  return id;
}

/** A child of ten, entered through the contract, who is in no family. */
export async function enterChild(client: CoreClient, wishes: Partial<PersonFields> = {}): Promise<PersonId> {
  const { id } = await client.people.register({
    fields: aPerson({ surname: 'Brzoza', firstName: 'Zuzanna', birthDate: asLocalDate('2016-03-14'), ...wishes }),
  });
  return id;
}

export function aPlacing(homeId: HomeId, from: LocalDate | string, wishes: Partial<PlaceFields> = {}): PlaceFields {
  return { homeId, from: asLocalDate(from), fromMinute: null, reason: 'alcohol', note: null, ...wishes };
}

/** Why a placing may pass limits, for tests that are about something else. */
export const AN_EXCEPTION: ExceptionFields = {
  reason: 'rodzeństwo pozostaje razem',
  familyConsent: true,
  coordinatorOpinion: true,
  permit: false,
};

/** What has to be there. @throws Error when it is not */
export function there<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('nothing is there');
  return value;
}
