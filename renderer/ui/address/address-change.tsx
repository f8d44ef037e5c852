import { useEffect, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';

import type { AddressInput } from '#shared/features/people/people.schema.ts';
import { useText } from '../../i18n/index.ts';
import { ChoiceField, Wide } from '../form/index.ts';
import { officeToday } from '../format.ts';
import { ADDRESS_CHANGES, placeChanged } from './address-model.ts';
import type { AddressPart } from './address-fields.tsx';

/**
 * „Co się stało?” where another place is typed with the stored „Mieszka od”: a move keeps the old address, a mended mistake
 * overwrites it, and the form does not guess which.
 */
export function AddressChange(props: { form: AddressPart; stored: AddressInput }): ReactNode {
  const t = useText('people');
  const { control, getValues, setValue } = props.form;
  const { stored } = props;
  const [hasAddress, address] = useWatch({ control, name: ['hasAddress', 'address'] });
  const change = address.change ?? null;
  const changed = placeChanged({ hasAddress, address }, stored);

  // The answer brings its day along; typing the old place again takes both back.
  useEffect(() => {
    const from = getValues('address.from');
    if (!changed && change !== null) {
      setValue('address.change', null);
      setValue('address.from', stored.from, { shouldDirty: true, shouldValidate: true });
    } else if (change === 'move' && from === stored.from && officeToday() > stored.from) {
      setValue('address.from', officeToday(), { shouldDirty: true, shouldValidate: true });
    } else if (change === 'correction' && from !== stored.from) {
      setValue('address.from', stored.from, { shouldDirty: true, shouldValidate: true });
    }
  }, [changed, change, stored.from, getValues, setValue]);

  if (!changed || (change === null && address.from !== stored.from)) return null;
  return (
    <Wide>
      <ChoiceField
        control={control}
        name="address.change"
        label={t('form.addressChange')}
        hint={change === 'move' ? t('form.addressMoveHint') : undefined}
        options={ADDRESS_CHANGES.map((value) => ({ value, label: t(`form.addressChanges.${value}`) }))}
        required
      />
    </Wide>
  );
}
