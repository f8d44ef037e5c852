import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { get, useFormState, type Control, type FieldValues, type Path } from 'react-hook-form';

import type { Asked } from '#shared/features/foster-care/limits.facts.ts';
import {
  NO_EXCEPTION,
  placingInput,
  type ExceptionFields,
  type PlacingInput,
  type PlacingLimits,
} from '#shared/features/foster-care/placing.schema.ts';
import { useApi } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { CheckField, TextAreaField } from '../../ui/form/index.ts';
import { InfoRegular, WarningFilled } from '../../ui/icons.ts';
import { Notice } from '../../ui/states.tsx';
import type { Typed } from './typed-form.ts';

/** What a form that places a child has beside the contract's fields. */
export interface WithException {
  exception: Typed<ExceptionFields>;
}
export const EMPTY_EXCEPTION: Typed<ExceptionFields> = NO_EXCEPTION;

/** A placing as it stands in the form, most of it perhaps still empty. */
type TypedPlacing = { readonly [Key in keyof PlacingInput]: PlacingInput[Key] | string | null };

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: '6px' },
  one: { display: 'flex', alignItems: 'flex-start', gap: '8px' },
  icon: { flexShrink: 0, fontSize: '16px', height: '20px', color: tokens.colorNeutralForeground2 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  article: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
});

/** What the limits say of the placing typed so far; undefined while child, place or day are missing. */
export function usePlacingLimits(typed: TypedPlacing): PlacingLimits | undefined {
  const api = useApi();
  const parsed = placingInput.safeParse(typed);
  const query = useQuery({
    ...api.care.limits.queryOptions({ input: parsed.success ? parsed.data : (typed as PlacingInput) }),
    // Not asked before child, place and day are there.
    enabled: parsed.success,
    placeholderData: keepPreviousData,
  });
  return parsed.success ? query.data : undefined;
}

/** Limits of the act on a placing, each with its article; where one is passed, why, and who agreed. */
export function LimitNotes<Form extends FieldValues & WithException, Out>(props: {
  readonly control: Control<Form, unknown, Out>;
  readonly placing: TypedPlacing;
}): ReactNode {
  const styles = useStyles();
  const t = useText('care');
  const { control } = props;
  const limits = usePlacingLimits(props.placing);
  const { errors } = useFormState({ control });
  // The office has asked for a reason although nothing was found before, because others were quicker.
  const asked = get(errors, 'exception.reason') !== undefined;
  if (!asked && (limits === undefined || limits.findings.length === 0)) return null;
  const findings = limits?.findings ?? [];
  const asks = new Set<Asked>(findings.flatMap((one) => one.asks));
  const at = (field: keyof ExceptionFields) => `exception.${field}` as Path<Form>;
  return (
    <>
      {findings.length === 0 ? null : (
        <Notice>
          <ul className={styles.list} aria-label={t('limits.title')}>
            {findings.map((one) => (
              <li key={one.code} className={styles.one}>
                {one.severity === 'notice' ? (
                  <InfoRegular className={styles.icon} aria-hidden="true" />
                ) : (
                  <WarningFilled className={mergeClasses(styles.icon, styles.warning)} aria-hidden="true" />
                )}
                <span>
                  {one.sentence}
                  {one.article === null ? null : <span className={styles.article}> ({one.article})</span>}
                </span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {limits?.needsReason === true || asked ? (
        <>
          <TextAreaField
            control={control}
            name={at('reason')}
            label={t('limits.reason')}
            hint={t('limits.reasonHint')}
            rows={2}
            nullable
            required
          />
          {asks.has('family-consent') ? (
            <CheckField control={control} name={at('familyConsent')} label={t('limits.familyConsent')} />
          ) : null}
          {asks.has('coordinator-opinion') ? (
            <CheckField control={control} name={at('coordinatorOpinion')} label={t('limits.coordinatorOpinion')} />
          ) : null}
          {asks.has('permit') ? <CheckField control={control} name={at('permit')} label={t('limits.permit')} /> : null}
        </>
      ) : null}
    </>
  );
}
