import { useMemo, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';

import { memberRoleLabel } from '#shared/features/families/families.labels.ts';
import {
  familyMemberInput,
  type FamilyCard,
  type FamilyMemberInput,
} from '#shared/features/families/families.schema.ts';
import { MEMBER_ROLES } from '#shared/features/families/member-role.schema.ts';
import { useText } from '../../i18n/index.ts';
import { ComboSearchField, DateField, FieldGrid, SelectField, useOfficeForm } from '../../ui/form/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { likelyRole } from './family-form-model.ts';
import { membersOn } from './family-values.ts';
import { StepDialog } from './step-dialog.tsx';
import { usePeopleSearch } from './use-people-search.ts';

interface JoinForm {
  personId: string | null;
  role: string;
  from: string | null;
}

/** Somebody joins: who, as whom, since when. */
export function JoinDialog(props: {
  card: FamilyCard;
  onClose: () => void;
  onJoin: (member: FamilyMemberInput, name: string) => Promise<void>;
}): ReactNode {
  const t = useText('families');
  const { card, onClose, onJoin } = props;
  const { present } = membersOn(card, officeToday());
  const people = usePeopleSearch(present.map(({ personId }) => personId));
  const nobody = t('join.nobody');
  const form = useOfficeForm<JoinForm, FamilyMemberInput, void>({
    schema: useMemo(() => joinSchema(nobody), [nobody]),
    defaultValues: { personId: null, role: '', from: officeToday() },
    save: (member) => onJoin(member, people.personOf(member.personId)?.name ?? ''),
    onSaved: onClose,
  });
  const { control, setValue, setFocus } = form.form;
  const chosen = useWatch({ control, name: 'personId' });
  const person = chosen === null ? undefined : people.personOf(chosen);
  const kind = card.kinds.find(({ to }) => to === null)?.kind ?? '';
  return (
    <StepDialog title={t('join.title', { name: card.name })} confirm={t('join.confirm')} form={form} onClose={onClose}>
      <ComboSearchField
        control={control}
        name="personId"
        label={t('form.person')}
        hint={person === undefined ? t('join.hint') : t('form.born', { date: fmt.date(person.birthDate) })}
        required
        minLength={2}
        queryKey={people.queryKey}
        search={people.search}
        onChosen={(option) => {
          const found = option === null ? undefined : people.personOf(option.id);
          if (found === undefined) return;
          setValue('role', likelyRole(found, kind, officeToday()));
          setFocus('role');
        }}
      />
      <FieldGrid>
        <SelectField
          control={control}
          name="role"
          label={t('form.role')}
          empty={t('form.chooseRole')}
          options={MEMBER_ROLES.map((value) => ({ value, label: memberRoleLabel(value, person?.sex ?? null) }))}
          required
        />
        <DateField control={control} name="from" label={t('form.from')} required />
      </FieldGrid>
    </StepDialog>
  );
}

function joinSchema(nobody: string): z.ZodType<FamilyMemberInput, JoinForm> {
  return z
    .custom<JoinForm>(() => true)
    .transform((form, context): FamilyMemberInput => {
      const parsed = familyMemberInput.safeParse(form);
      if (parsed.success) return parsed.data;
      for (const { path, message } of parsed.error.issues) {
        context.addIssue({ code: 'custom', path, message: path[0] === 'personId' ? nobody : message });
      }
      return z.NEVER;
    });
}
