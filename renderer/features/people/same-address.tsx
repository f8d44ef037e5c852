import { makeStyles } from '@fluentui/react-components';
import { useEffect, useState, type ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';

import { communeLabel } from '#shared/features/people/people.labels.ts';
import type { FoundPerson, PersonFields, PresentAddress } from '#shared/features/people/people.schema.ts';
import { useClient } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { errorSentence } from '../../ui/error-sentence.ts';
import { LabelContext } from '../../ui/form/form-context.ts';
import { ComboSearchField, type OfficeForm } from '../../ui/form/index.ts';
import { officeToday } from '../../ui/format.ts';
import { HomeRegular } from '../../ui/icons.ts';
import { usePeopleSearch } from '../../ui/use-people-search.ts';
import { addressOf, placeChanged } from '../../ui/address/index.ts';
import { sharedSince, type PersonForm } from './person-form-model.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '4px', maxWidth: '420px', paddingBlock: '4px 12px', justifyItems: 'start' },
  field: { width: '100%' },
});

/**
 * „Ten sam adres co…”: takes the address over from somebody who is entered already. Somebody born later lives there since
 * birth. While a person is edited a taken address is a move of today.
 */
export function SameAddress(props: { form: OfficeForm<PersonForm, PersonFields>; isNew: boolean }): ReactNode {
  const styles = useStyles();
  const t = useText('people');
  const client = useClient();
  const people = usePeopleSearch();
  const { control, setValue, getValues, setFocus, clearErrors } = props.form.form;
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [shared, setShared] = useState<PresentAddress | null>(null);
  const choice = useForm<{ person: string | null }>({ defaultValues: { person: null } });
  const birthDate = useWatch({ control, name: 'birthDate' });

  // The date of birth may be typed after the address was taken.
  useEffect(() => {
    if (shared === null || getValues('address.from') !== shared.from) return;
    const since = sharedSince(shared.from, birthDate);
    if (since !== shared.from) setValue('address.from', since, { shouldDirty: true, shouldValidate: true });
  }, [shared, birthDate, getValues, setValue]);

  useEffect(() => {
    if (open) choice.setFocus('person');
  }, [open, choice]);

  async function take(person: FoundPerson): Promise<void> {
    const name = `${person.surname} ${person.firstName}`;
    try {
      const address = await client.people.presentAddress({ id: person.id });
      if (address === null) {
        setSaid(t('form.sameAddressNone', { name }));
        return;
      }
      if (!props.isNew && !placeChanged(getValues(), address)) {
        setSaid(t('form.sameAddressIdentical', { name }));
        setOpen(false);
        return;
      }
      const from = props.isNew ? sharedSince(address.from, getValues('birthDate')) : officeToday();
      props.form.labels.nameChoice(address.terc, communeLabel(address));
      setValue('hasAddress', true, { shouldDirty: true });
      setValue('address', { ...addressOf(address), from }, { shouldDirty: true });
      // What stood there before is gone, and its errors with it; the new one is checked as its fields are left.
      clearErrors('address');
      setShared(props.isNew ? address : null);
      setSaid(t('form.sameAddressTaken', { name }));
      setOpen(false);
      setFocus('address.from');
    } catch (error) {
      setSaid(errorSentence(error));
    }
  }

  return (
    <div className={styles.root}>
      {open ? (
        <div className={styles.field}>
          {/* It helps to fill the form and is no field of it: text left in it keeps nobody from saving. */}
          <LabelContext value={null}>
            <ComboSearchField
              control={choice.control}
              name="person"
              label={t('form.sameAddressWho')}
              hint={t('form.sameAddressHint')}
              minLength={2}
              queryKey={people.queryKey}
              search={people.search}
              onChosen={(option) => {
                const person = option === null ? undefined : people.personOf(option.id);
                if (person !== undefined) void take(person);
              }}
            />
          </LabelContext>
        </div>
      ) : (
        <Action
          kind="quiet"
          size="small"
          icon={<HomeRegular />}
          label={t('form.sameAddress')}
          onClick={() => {
            setSaid(null);
            setOpen(true);
            choice.reset();
          }}
        />
      )}
      <span role="status">{said}</span>
    </div>
  );
}
