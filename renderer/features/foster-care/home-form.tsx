import type { ReactNode } from 'react';
import type { Control, FieldPath, FieldValues } from 'react-hook-form';

import { parseNip } from '#shared/kernel/nip.ts';
import { parsePhone } from '#shared/kernel/phone.ts';
import { parsePostalCode } from '#shared/kernel/postal-code.ts';
import { parseRegon } from '#shared/kernel/regon.ts';
import { blankToNull } from '#shared/kernel/typed-text.ts';
import type { HomeCard, InstitutionFields } from '#shared/features/foster-care/homes.schema.ts';
import { useApi, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { communeOption } from '../../ui/address/index.ts';
import { ComboSearchField, FieldGrid, TextField, Wide } from '../../ui/form/index.ts';

/** An institution as it is typed; numbers in any spelling people use. */
export interface InstitutionForm {
  name: string | null;
  nip: string | null;
  regon: string | null;
  director: string | null;
  phone: string | null;
  email: string | null;
  permit: string | null;
  street: string | null;
  building: string | null;
  flat: string | null;
  postalCode: string | null;
  town: string | null;
  terc: string | null;
}

export const EMPTY_INSTITUTION: InstitutionForm = {
  name: null,
  nip: null,
  regon: null,
  director: null,
  phone: null,
  email: null,
  permit: null,
  street: null,
  building: null,
  flat: null,
  postalCode: null,
  town: null,
  terc: null,
};

/** The stored institution as the form has it. */
export function institutionForm(card: HomeCard): InstitutionForm {
  const fields = card.institution;
  if (fields === null) return EMPTY_INSTITUTION;
  const { address, communeName: _communeName, ...own } = fields;
  return {
    ...own,
    street: address?.street ?? null,
    building: address?.building ?? null,
    flat: address?.flat ?? null,
    postalCode: address?.postalCode ?? null,
    town: address?.town ?? null,
    terc: address?.terc ?? null,
  };
}

/** What was typed as the contract has it; what is no number stays as it is, for the schema to refuse. */
export function readInstitution(typed: InstitutionForm): Record<keyof InstitutionFields, unknown> {
  const { name, director, permit } = typed;
  const text = (value: string | null): string | null => blankToNull(value);
  const nip = text(typed.nip);
  const regon = text(typed.regon);
  const phone = text(typed.phone);
  const code = text(typed.postalCode);
  const parsed = {
    nip: nip === null ? null : parseNip(nip),
    regon: regon === null ? null : parseRegon(regon),
    phone: phone === null ? null : parsePhone(phone),
    code: code === null ? null : parsePostalCode(code),
  };
  const address = {
    street: text(typed.street),
    building: text(typed.building),
    flat: text(typed.flat),
    postalCode: parsed.code?.ok === true ? parsed.code.postalCode : code,
    town: text(typed.town),
    terc: text(typed.terc),
  };
  const hasAddress = Object.values(address).some((value) => value !== null);
  return {
    name: name ?? '',
    nip: parsed.nip?.ok === true ? parsed.nip.nip : nip,
    regon: parsed.regon?.ok === true ? parsed.regon.regon : regon,
    director: text(director),
    phone: parsed.phone?.ok === true ? parsed.phone.phone : phone,
    email: text(typed.email),
    address: hasAddress ? address : null,
    permit: text(permit),
  };
}

/** The path of the contract's input in the form, in which the address has no group of its own. */
export function institutionPath(path: string): string {
  return path.replace(/^institution\.address\./, 'institution.').replace(/^fields\./, '');
}

/** The fields of an institution in a form in which they stand under `institution`. */
export function InstitutionFieldsOf<Form extends FieldValues, Out>(props: {
  readonly control: Control<Form, unknown, Out>;
  readonly commune: { readonly id: string; readonly label: string } | null;
}): ReactNode {
  const t = useText('homes');
  const people = useText('people');
  const api = useApi();
  const client = useClient();
  const { control } = props;
  const name = (field: keyof InstitutionForm) => `institution.${field}` as FieldPath<Form>;
  return (
    <FieldGrid>
      <Wide>
        <TextField control={control} name={name('name')} label={t('form.name')} required />
      </Wide>
      <TextField control={control} name={name('director')} label={t('form.director')} nullable />
      <TextField
        control={control}
        name={name('permit')}
        label={t('form.permit')}
        hint={t('form.permitHint')}
        nullable
      />
      <TextField control={control} name={name('nip')} label={t('form.nip')} inputMode="numeric" nullable />
      <TextField control={control} name={name('regon')} label={t('form.regon')} inputMode="numeric" nullable />
      <TextField control={control} name={name('phone')} label={t('form.phone')} inputMode="tel" nullable />
      <TextField control={control} name={name('email')} label={t('form.email')} inputMode="email" nullable />
      <TextField control={control} name={name('street')} label={people('form.street')} nullable />
      <TextField control={control} name={name('building')} label={people('form.building')} nullable />
      <TextField control={control} name={name('flat')} label={people('form.flat')} nullable />
      <TextField
        control={control}
        name={name('postalCode')}
        label={people('form.postalCode')}
        placeholder="00-000"
        nullable
      />
      <TextField control={control} name={name('town')} label={people('form.town')} nullable />
      <Wide>
        <ComboSearchField
          control={control}
          name={name('terc')}
          label={people('form.commune')}
          hint={people('form.communeHint')}
          queryKey={api.communes.search.key()}
          initial={props.commune}
          search={async (text, signal) => (await client.communes.search({ text }, { signal })).map(communeOption)}
        />
      </Wide>
    </FieldGrid>
  );
}
