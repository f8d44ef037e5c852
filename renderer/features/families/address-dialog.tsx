import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';

import { commonAddress } from '#shared/features/families/families.rules.ts';
import { familyAddressInput, type FamilyCard, type FamilyMember } from '#shared/features/families/families.schema.ts';
import { communeLabel } from '#shared/features/people/people.labels.ts';
import { addressTooLate } from '#shared/features/people/people.rules.ts';
import type { Address, AddressInput, PresentAddress } from '#shared/features/people/people.schema.ts';
import { useApi } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import {
  addressCandidate,
  AddressFields,
  addressOf,
  addressPart,
  changeProblems,
  EMPTY_ADDRESS,
  type AddressForm,
} from '../../ui/address/index.ts';
import { CheckField, useOfficeForm } from '../../ui/form/index.ts';
import { officeToday } from '../../ui/format.ts';
import { livingOn, memberName, membersOn } from './family-values.ts';
import { StepDialog } from './step-dialog.tsx';

type Shown = Extract<FamilyMember, { shown: true }>;

interface Moved {
  address: AddressInput | null;
}

/** Where the family lives: its own address with the first day, proposed from a member who lives where most of them do. */
export function AddressDialog(props: {
  card: FamilyCard;
  onClose: () => void;
  onMove: (address: AddressInput | null) => Promise<void>;
}): ReactNode {
  const api = useApi();
  const stored = props.card.addresses.find(({ to }) => to === null) ?? null;
  const member = stored === null ? typicalMember(props.card) : null;
  const proposal = useQuery({
    ...api.people.presentAddress.queryOptions({
      input: { id: member?.personId ?? props.card.members[0]?.personId ?? NOBODY },
    }),
    enabled: member !== null,
  });
  if (member !== null && proposal.isPending) return null;
  const proposed = member === null || proposal.data == null ? null : { member, address: proposal.data };
  return <Dialog {...props} stored={stored} proposed={proposed} />;
}

const NOBODY = '00000000-0000-7000-8000-000000000000' as Shown['personId'];

function Dialog(props: {
  card: FamilyCard;
  stored: Address | null;
  proposed: { readonly member: Shown; readonly address: PresentAddress } | null;
  onClose: () => void;
  onMove: (address: AddressInput | null) => Promise<void>;
}): ReactNode {
  const t = useText('families');
  const { card, stored, proposed, onClose, onMove } = props;
  const known = stored ?? proposed?.address ?? null;
  const [schema] = useState(() => addressSchema(stored));
  const form = useOfficeForm<AddressForm, Moved, void>({
    draft: { form: 'families.move', subject: { kind: 'family', id: card.id } },
    schema,
    defaultValues: { hasAddress: true, address: known === null ? EMPTY_ADDRESS : addressOf(known) },
    save: ({ address }) => onMove(address),
    onSaved: onClose,
  });
  const { control } = form.form;
  const own = useWatch({ control, name: 'hasAddress' });
  return (
    <StepDialog
      title={t('move.title', { name: card.name })}
      text={proposed === null ? t('move.text') : t('move.textProposed', { who: memberName(proposed.member) })}
      confirm={t('move.confirm')}
      form={form}
      onClose={onClose}
    >
      {stored === null ? null : <CheckField control={control} name="hasAddress" label={t('move.own')} />}
      {own ? (
        <AddressFields
          form={addressPart(form.form)}
          commune={known === null ? null : { id: known.terc, label: communeLabel(known) }}
          stored={stored}
          fromHint={stored === null ? t('move.fromHintNew') : t('move.fromHint')}
        />
      ) : (
        <p>{t('move.none')}</p>
      )}
    </StepDialog>
  );
}

/** The first member, in the order people came, of those who live where most do. */
function typicalMember(card: FamilyCard): Shown | null {
  const day = officeToday();
  const living = livingOn(membersOn(card, day).present, day).filter((one) => one.shown);
  const line = commonAddress(living.flatMap(({ addressLine }) => (addressLine === null ? [] : [addressLine])));
  return living.find(({ addressLine }) => addressLine !== null && addressLine === line) ?? null;
}

const typedFields = z.object({ address: familyAddressInput.nullable() });

/** The rules of a person's address, said of a family. */
function addressSchema(stored: AddressInput | null): z.ZodType<Moved, AddressForm> {
  return z
    .custom<AddressForm>(() => true)
    .transform((form, context): Moved => {
      const parsed = typedFields.safeParse({ address: addressCandidate(form) });
      const from = familyAddressInput.shape.from.safeParse(form.address.from);
      const tooLate = form.hasAddress && from.success ? addressTooLate(from.data, officeToday(), 'family') : [];
      for (const { path, message } of parsed.success ? [] : parsed.error.issues) {
        context.addIssue({ code: 'custom', path: [...path], message });
      }
      for (const { path, message } of [...changeProblems(form, stored, 'rodzina'), ...tooLate]) {
        context.addIssue({ code: 'custom', path: path.split('.'), message });
      }
      return parsed.success ? parsed.data : z.NEVER;
    });
}
