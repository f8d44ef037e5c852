import { useMemo, type ReactNode } from 'react';
import { z } from 'zod';

import { leaveProblems, stayUntil } from '#shared/features/families/families.rules.ts';
import type { FamilyMember } from '#shared/features/families/families.schema.ts';
import type { Death } from '#shared/features/people/person-details.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';
import { localDateNamed, type LocalDate } from '#shared/kernel/local-date.ts';
import { useText } from '../../i18n/index.ts';
import { DateField, useOfficeForm } from '../../ui/form/index.ts';
import { fmt, officeToday } from '../../ui/format.ts';
import { memberName } from './family-values.ts';
import { StepDialog } from './step-dialog.tsx';

interface LeaveForm {
  to: string | null;
}

/** A stay in the family ends: on which day. It stays in the family's history. */
export function LeaveDialog(props: {
  familyId: FamilyId;
  member: FamilyMember;
  onClose: () => void;
  onLeave: (to: LocalDate) => Promise<void>;
}): ReactNode {
  const t = useText('families');
  const { familyId, member, onClose, onLeave } = props;
  const { from } = member;
  const death = member.shown ? member.death : null;
  const form = useOfficeForm<LeaveForm, { to: LocalDate }, void>({
    draft: { form: 'families.leave', subject: { kind: 'family', id: familyId }, context: member.id },
    schema: useMemo(() => leaveSchema(from, death), [from, death]),
    defaultValues: { to: stayUntil(null, death, officeToday()) ?? officeToday() },
    save: ({ to }) => onLeave(to),
    onSaved: onClose,
  });
  return (
    <StepDialog
      title={t('leave.title')}
      text={t('leave.text', { who: memberName(member), period: fmt.period(from, member.to) })}
      confirm={t('leave.confirm')}
      form={form}
      onClose={onClose}
    >
      <DateField control={form.form.control} name="to" label={t('leave.to')} required />
    </StepDialog>
  );
}

function leaveSchema(from: LocalDate, death: Death | null): z.ZodType<{ to: LocalDate }, LeaveForm> {
  return z
    .object({ to: localDateNamed('W rodzinie do', 'podaj datę, do której osoba była w rodzinie') })
    .superRefine(({ to }, context) => {
      for (const { path, message } of leaveProblems({ from }, to, death, officeToday())) {
        context.addIssue({ code: 'custom', path: path.split('.'), message });
      }
    });
}
