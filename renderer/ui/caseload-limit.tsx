import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Control, FieldValues, Path } from 'react-hook-form';

import type { LimitCheck } from '#shared/features/caseloads/caseloads.schema.ts';
import { familyId, userId, type UserId } from '#shared/kernel/ids.ts';
import { localDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { useApi } from '#renderer/client/index.ts';
import { useText } from '#renderer/i18n/index.ts';
import { TextAreaField } from './form/index.ts';
import { Notice } from './states.tsx';

/** How many families the worker would have from that day on; undefined while nothing sensible is chosen or it is asked. */
export function useLimitCheck(chosen: {
  readonly workerId: unknown;
  readonly from: unknown;
  readonly familyId?: string | null;
  readonly coming?: number;
}): LimitCheck | undefined {
  const api = useApi();
  const [worker, from] = [userId.safeParse(chosen.workerId), localDate.safeParse(chosen.from)];
  const family = familyId.safeParse(chosen.familyId);
  const coming = chosen.coming ?? 1;
  const ready = worker.success && from.success && coming > 0;
  const check = useQuery({
    ...api.caseloads.checkLimit.queryOptions({
      // Not asked before worker and day are there.
      input: {
        workerId: chosen.workerId as UserId,
        from: chosen.from as LocalDate,
        familyId: family.success ? family.data : null,
        coming,
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
  if (check !== undefined && !check.over && !asked) {
    return <Notice>{t('limit.room', { families: check.families, limit: check.limit, source: check.source })}</Notice>;
  }
  return (
    <>
      {check === undefined ? null : (
        <Notice tone="danger">
          {t('limit.over', { families: check.families, limit: check.limit, source: check.source })}
        </Notice>
      )}
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
