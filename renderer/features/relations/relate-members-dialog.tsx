import { useMemo, type ReactNode } from 'react';
import { type Control, useWatch } from 'react-hook-form';
import { z } from 'zod';

import { inverseRole, roleLabel } from '#shared/features/relations/relation-roles.ts';
import type { RelationFields, RelationInput } from '#shared/features/relations/relations.schema.ts';
import type { FamilyId, PersonId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Sex } from '#shared/kernel/pesel.ts';
import { useText } from '../../i18n/index.ts';
import { useAddAndNext } from '../../ui/add-and-next.tsx';
import { SelectField, useOfficeForm } from '../../ui/form/index.ts';
import { StepDialog } from '../../ui/step-dialog.tsx';
import { type Details, RelationDetails } from './relation-dialogs.tsx';
import { EMPTY_RELATION, kindOf, newRelationSchema, type RelationForm, roleOptions } from './relation-form-model.ts';
import { useAddRelation } from './relation-steps.ts';

/** A member of a family who may be named, now or formerly in it. */
export interface RelatedMember {
  readonly id: PersonId;
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: LocalDate;
  readonly present: boolean;
}

interface MembersForm extends RelationForm {
  firstId: string | null;
}

interface Related {
  readonly id: PersonId;
  readonly relation: RelationInput;
}

/** What two members of a family are to each other. „Zapisz i dodaj następną” leaves the dialog open for the next two. */
export function RelateMembersDialog(props: {
  readonly familyId: FamilyId;
  readonly members: readonly RelatedMember[];
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('relations');
  const { familyId, members, onClose } = props;
  const addRelation = useAddRelation();
  const adding = useAddAndNext(onClose, t('form.addAndNext'));
  const form = useOfficeForm<MembersForm, Related, Related>({
    draft: { form: 'families.relate', subject: { kind: 'family', id: familyId } },
    schema: useMemo(() => membersSchema(members, t('members.nobody')), [members, t]),
    defaultValues: { ...EMPTY_RELATION, firstId: null },
    save: async (related) => {
      const { id, relation } = related;
      const other = members.find((one) => one.id === relation.otherId);
      const role = roleLabel(relation.role, other?.sex ?? null, relation.endReason);
      await addRelation(...writtenFrom(id, relation, members), { who: other?.name ?? '', role });
      return related;
    },
    onSaved: ({ id }) =>
      adding.saved(
        () => reset({ ...EMPTY_RELATION, firstId: id }),
        () => setFocus('otherId'),
      ),
  });
  const { control, reset, setFocus } = form.form;
  const [firstId, otherId, role] = useWatch({ control, name: ['firstId', 'otherId', 'role'] });
  const [first, other] = [firstId, otherId].map((id) => members.find((one) => one.id === id));
  const optionsWithout = (id: string | null) =>
    members.filter((one) => one.id !== id).map((one) => ({ value: one.id, label: one.name }));
  return (
    <StepDialog title={t('members.title')} confirm={t('form.add')} onClose={onClose} {...adding.of(form)}>
      <SelectField
        control={control}
        name="firstId"
        label={t('members.first')}
        empty={t('form.choose')}
        options={optionsWithout(otherId)}
        required
      />
      <SelectField
        control={control}
        name="otherId"
        label={t('members.other')}
        empty={t('form.choose')}
        options={optionsWithout(firstId)}
        required
      />
      <SelectField
        control={control}
        name="role"
        label={other === undefined ? t('form.role') : t('members.role', { who: other.name })}
        {...(first === undefined ? {} : { hint: t('form.roleHint', { name: first.name }) })}
        empty={t('form.choose')}
        options={roleOptions(other?.sex ?? null)}
        required
      />
      <RelationDetails control={control as unknown as Control<Details, unknown, RelationFields>} kind={kindOf(role)} />
    </StepDialog>
  );
}

/** A relation is entered from somebody the user may change: of two, whoever belongs to the family still. */
function writtenFrom(
  id: PersonId,
  relation: RelationInput,
  members: readonly RelatedMember[],
): readonly [PersonId, RelationInput] {
  const isPresent = (one: PersonId): boolean => members.find((member) => member.id === one)?.present === true;
  if (isPresent(id) || !isPresent(relation.otherId)) return [id, relation];
  return [relation.otherId, { ...relation, otherId: id, role: inverseRole(relation.role) }];
}

function membersSchema(members: readonly RelatedMember[], nobody: string): z.ZodType<Related, MembersForm> {
  const birthOf = (id: string | null): LocalDate[] => members.flatMap((one) => (one.id === id ? [one.birthDate] : []));
  return z
    .custom<MembersForm>(() => true)
    .transform(({ firstId, ...form }, context): Related => {
      const first = members.find((one) => one.id === firstId);
      if (first === undefined) context.addIssue({ code: 'custom', path: ['firstId'], message: nobody });
      const relation = newRelationSchema(nobody, (id) => [...birthOf(firstId), ...birthOf(id)]).safeParse(form);
      for (const { path, message } of relation.error?.issues ?? []) {
        context.addIssue({ code: 'custom', path: [...path], message });
      }
      if (first === undefined || !relation.success) return z.NEVER;
      return { id: first.id, relation: relation.data };
    });
}
