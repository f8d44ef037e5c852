import type { ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';

import type { AddressInput } from '#shared/features/people/people.schema.ts';
import { useApi, useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { ComboSearchField, DateField, FieldGrid, TextField, Wide } from '../form/index.ts';
import { AddressChange } from './address-change.tsx';
import type { AddressForm } from './address-model.ts';
import { communeOption } from './commune-words.ts';

/** A form as far as its address goes. */
export type AddressPart = Pick<UseFormReturn<AddressForm>, 'control' | 'getValues' | 'setValue'>;

/** A form that has an address among its fields, as its address alone: the library's types know no parts of forms. */
export function addressPart<In extends FieldValues & AddressForm, Out>(
  form: UseFormReturn<In, unknown, Out>,
): AddressPart {
  return form as unknown as AddressPart;
}

/** The fields of an address with its first day, of a person or a family. */
export function AddressFields(props: {
  form: AddressPart;
  /** The gmina the form begins with. */
  commune: { readonly id: string; readonly label: string } | null;
  /** The address stored already, of which another place is a move or a mended mistake. */
  stored: AddressInput | null;
  fromHint: string;
}): ReactNode {
  const t = useText('people');
  const api = useApi();
  const client = useClient();
  const { control } = props.form;
  return (
    <FieldGrid>
      <TextField
        control={control}
        name="address.street"
        label={t('form.street')}
        hint={t('form.streetHint')}
        nullable
      />
      <TextField control={control} name="address.building" label={t('form.building')} required />
      <TextField control={control} name="address.flat" label={t('form.flat')} nullable />
      <TextField
        control={control}
        name="address.postalCode"
        label={t('form.postalCode')}
        placeholder="00-000"
        inputMode="numeric"
        required
      />
      <TextField control={control} name="address.town" label={t('form.town')} required />
      <Wide>
        <ComboSearchField
          control={control}
          name="address.terc"
          label={t('form.commune')}
          hint={t('form.communeHint')}
          required
          queryKey={api.communes.search.key()}
          initial={props.commune}
          search={async (text, signal) => (await client.communes.search({ text }, { signal })).map(communeOption)}
        />
      </Wide>
      {props.stored === null ? null : <AddressChange form={props.form} stored={props.stored} />}
      <DateField control={control} name="address.from" label={t('form.from')} required hint={props.fromHint} />
    </FieldGrid>
  );
}
