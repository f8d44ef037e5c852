import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { Fragment } from 'react';
import { type FieldErrors, type FieldPath, type FieldValues, type UseFormReturn, useFormState } from 'react-hook-form';
import { useText } from '#renderer/i18n/index.ts';
import { errorSentence } from '../error-sentence.ts';
import { ErrorCircleFilled } from '../icons.ts';
import { media } from '../theme/theme.ts';
import type { LabelRegistry } from './form-context.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: '12px',
    padding: '7px 14px',
    marginBottom: '12px',
    borderRadius: '4px',
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorNeutralForeground1,
  },
  icon: {
    flexShrink: 0,
    width: '16px',
    height: '16px',
    marginTop: '2px',
    color: tokens.colorStatusDangerForeground1,
    [media.forced]: { color: 'CanvasText' },
  },
  count: { fontWeight: tokens.fontWeightSemibold, marginInlineEnd: '6px' },
  link: { color: tokens.colorBrandForegroundLink, textDecorationLine: 'underline' },
});

/** Paths of all leaves that carry a message, arrays and nested objects included. */
export function errorPaths(errors: FieldErrors, prefix = ''): readonly string[] {
  return Object.entries(errors).flatMap(([key, entry]): readonly string[] => {
    if (entry === null || entry === undefined || typeof entry !== 'object') return [];
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if ('message' in entry && typeof entry.message === 'string') return [path];
    if ('ref' in entry && 'type' in entry) return [path];
    return errorPaths(entry as FieldErrors, path);
  });
}

/** On top of a form: how many fields are to be corrected, each a link to its field; or why nothing could be saved. */
export function ErrorSummary<In extends FieldValues, Out>(props: {
  readonly form: UseFormReturn<In, unknown, Out>;
  readonly labels: LabelRegistry;
  readonly failure: unknown;
}) {
  const styles = useStyles();
  const t = useText();
  const { errors, submitCount } = useFormState({ control: props.form.control });
  const wrong = submitCount === 0 ? [] : props.labels.inOrder(errorPaths(errors));
  if (wrong.length === 0 && (props.failure === null || props.failure === undefined)) return null;
  return (
    <div className={styles.root} role="alert">
      <ErrorCircleFilled className={styles.icon} aria-hidden="true" />
      {wrong.length === 0 ? (
        <span>{errorSentence(props.failure)}</span>
      ) : (
        <span>
          <span className={styles.count}>{t('form.toCorrect', { count: wrong.length })}</span>
          {wrong.map((path, index) => (
            <Fragment key={path}>
              {index === 0 ? null : ', '}
              <Link
                as="button"
                type="button"
                inline
                className={styles.link}
                onClick={() => props.form.setFocus(path as FieldPath<In>)}
              >
                {props.labels.get(path) ?? path}
              </Link>
            </Fragment>
          ))}
        </span>
      )}
    </div>
  );
}
