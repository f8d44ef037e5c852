import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Control, FieldValues, Path } from 'react-hook-form';
import { z } from 'zod';

import type { LimitCheck } from '#shared/features/caseloads/caseloads.schema.ts';
import { familyKindsText } from '#shared/features/families/families.labels.ts';
import { familyKind } from '#shared/features/families/families.schema.ts';
import { userId, type FamilyId, type UserId } from '#shared/kernel/ids.ts';
import { localDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { useApi } from '#renderer/client/index.ts';
import { useText } from '#renderer/i18n/index.ts';
import { TextAreaField } from './form/index.ts';
import { Notice } from './states.tsx';

const freshFamily = z.object({ kind: familyKind, kindFrom: localDate });

/** How many families that count the worker would have from that day on; undefined while nothing sensible is chosen or it is asked. */
export function useLimitCheck(chosen: {
  readonly workerId: unknown;
  readonly from: unknown;
  /** Families that come, as they are saved. */
  readonly families?: readonly string[];
  /** A family that is only being registered. */
  readonly fresh?: { readonly kind: unknown; readonly kindFrom: unknown };
}): LimitCheck | undefined {
  const api = useApi();
  const [worker, from] = [userId.safeParse(chosen.workerId), localDate.safeParse(chosen.from)];
  const families = (chosen.families ?? []).map((id) => id as FamilyId);
  const fresh = freshFamily.safeParse(chosen.fresh);
  const coming = families.length > 0 || fresh.success;
  const ready = worker.success && from.success && coming;
  const check = useQuery({
    ...api.caseloads.checkLimit.queryOptions({
      // Not asked before worker and day are there.
      input: {
        workerId: chosen.workerId as UserId,
        from: chosen.from as LocalDate,
        families,
        fresh: fresh.success ? fresh.data : null,
      },
    }),
    enabled: ready,
    placeholderData: keepPreviousData,
  });
  return ready ? check.data : undefined;
}

/** What the limit says, with its source; over it a reason is asked for, which the office keeps. */
export function LimitReasonField<V extends FieldValues, T>(props: {
  readonly control: Control<V, unknown, T>;
  readonly name: Path<V>;
  readonly check: LimitCheck | undefined;
  /** The office has asked for a reason already. */
  readonly asked?: boolean;
}): ReactNode {
  const t = useText();
  const { control, name, check, asked = false } = props;
  if (check === undefined && !asked) return null;
  const said = check === undefined ? null : { ...check, kinds: familyKindsText(check.kinds) };
  if (said !== null && !said.over && !asked) return <Notice>{t('limit.room', said)}</Notice>;
  return (
    <>
      {said === null ? null : <Notice tone="danger">{t('limit.over', said)}</Notice>}
      <TextAreaField
        control={control}
        name={name}
        label={t('limit.reason')}
        hint={t('limit.reasonHint')}
        rows={2}
        required
      />
    </>
  );
}
