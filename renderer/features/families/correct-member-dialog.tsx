import { useMemo, type ReactNode } from 'react';
import { z } from 'zod';

import { correctedMemberProblems } from '#shared/features/families/families.rules.ts';
import {
  memberFields,
  type FamilyCard,
  type FamilyMember,
  type MemberFields,
} from '#shared/features/families/families.schema.ts';
import { useText } from '../../i18n/index.ts';
import { DateField, FieldGrid, SelectField, useOfficeForm } from '../../ui/form/index.ts';
import { officeToday } from '../../ui/format.ts';
import { memberName } from './family-values.ts';
import { roleOptions } from './role-options.ts';
import { StepDialog } from './step-dialog.tsx';

export type ShownMember = Extract<FamilyMember, { shown: true }>;

interface CorrectForm {
  role: string;
  from: string | null;
  to: string | null;
}

/** Role and days of a stay as they should have been written down; what stood there before is in the history. */
export function CorrectMemberDialog(props: {
  card: FamilyCard;
  member: ShownMember;
  onClose: () => void;
  onCorrect: (fields: MemberFields) => Promise<void>;
}): ReactNode {
  const t = useText('families');
  const { card, member, onClose, onCorrect } = props;
  const form = useOfficeForm<CorrectForm, MemberFields, void>({
    draft: { form: 'families.correctMember', subject: { kind: 'family', id: card.id }, context: member.id },
    schema: useMemo(() => correctSchema(card, member), [card, member]),
    defaultValues: { role: member.role, from: member.from, to: member.to },
    save: onCorrect,
    onSaved: onClose,
  });
  const { control } = form.form;
  return (
    <StepDialog
      title={t('correctMember.title', { who: memberName(member) })}
      text={t('correctMember.text')}
      confirm={t('correctMember.confirm')}
      form={form}
      onClose={onClose}
    >
      <SelectField
        control={control}
        name="role"
        label={t('form.role')}
        options={roleOptions(member.sex, member.role)}
        required
      />
      <FieldGrid>
        <DateField control={control} name="from" label={t('form.from')} required />
        <DateField control={control} name="to" label={t('leave.to')} hint={t('correctMember.toHint')} />
      </FieldGrid>
    </StepDialog>
  );
}

/** Checked as the office will check it. */
function correctSchema(card: FamilyCard, member: ShownMember): z.ZodType<MemberFields, CorrectForm> {
  const { birthDate, archived, death } = member;
  const others = card.members.filter(({ personId, id }) => personId === member.personId && id !== member.id);
  return z
    .custom<CorrectForm>(() => true)
    .transform((form, context): MemberFields => {
      const parsed = memberFields.safeParse({ ...form, to: form.to === '' ? null : form.to });
      if (!parsed.success) {
        for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message });
        return z.NEVER;
      }
      const problems = correctedMemberProblems(parsed.data, { birthDate, archived, death }, others, officeToday());
      for (const { path, message } of problems) context.addIssue({ code: 'custom', path: path.split('.'), message });
      return problems.length === 0 ? parsed.data : z.NEVER;
    });
}
