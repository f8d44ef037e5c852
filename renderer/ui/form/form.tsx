import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Fragment, type ReactNode, useEffect, useId, useRef } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useIsInsideDialog } from '../inside-dialog.ts';
import { useShortcut } from '../shortcuts.ts';
import { media } from '../theme/theme.ts';
import { DraftOffers } from './draft-offers.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { LabelContext } from './form-context.ts';
import type { OfficeForm } from './use-office-form.ts';
import { useUnsavedGuard } from './use-unsaved-guard.ts';

const useStyles = makeStyles({
  form: { minWidth: 0 },
  refusal: {
    scrollMargin: '12px',
    borderRadius: '6px',
    ':focus': { outlineStyle: 'none' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 178px), 1fr))',
    gap: '16px',
    alignItems: 'start',
    paddingBlock: '4px 8px',
  },
  even: { alignItems: 'end' },
  wide: { gridColumn: 'span 2', [media.narrow]: { gridColumn: 'auto' } },
  full: { gridColumn: '1 / -1' },
});

/**
 * The form element: summary of errors on top, Ctrl+S saves, Escape goes back, leaving with unsaved text asks.
 * `id` lets the page header's button submit it.
 */
export function Form<In extends FieldValues, Out>(props: {
  readonly form: OfficeForm<In, Out>;
  readonly id?: string;
  /** What Escape and „Anuluj” do. */
  readonly onCancel?: () => void;
  /** False where leaving loses nothing: sign-in, filters. */
  readonly guard?: boolean;
  /** The first field takes the focus: a form that opens in its place on a page. */
  readonly focusFirst?: boolean;
  /** Draws `failure` in place of the plain sentence; a conflict has its own notice. */
  readonly failure?: ReactNode;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const fallbackId = useId();
  const { form, submit, isUnsaved, labels, drafts, failure, takeRefusal } = props.form;
  const { focusFirst } = props;
  useEffect(() => {
    if (focusFirst === true) labels.focusFirst(labels.paths());
  }, [focusFirst, labels]);
  const refusal = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A refused save is seen and heard also from the far end of a long form; a draft given back moves nothing.
    const leads = failure === null ? null : takeRefusal();
    if (leads === 'focus') refusal.current?.focus();
    else if (leads === 'show') refusal.current?.scrollIntoView({ block: 'nearest' });
  }, [failure, takeRefusal]);
  const overDialog = useIsInsideDialog();
  useShortcut('Ctrl+S', () => void submit(), { overDialog });
  useShortcut('Escape', () => props.onCancel?.(), { enabled: props.onCancel !== undefined });
  return (
    <LabelContext value={labels}>
      <form
        id={props.id ?? fallbackId}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div ref={refusal} className={styles.refusal} tabIndex={-1}>
          <ErrorSummary form={form} labels={labels} failure={props.failure === undefined ? failure : null} />
          {props.failure}
        </div>
        {props.guard === false ? null : <UnsavedGuard isUnsaved={isUnsaved} keepsDraft={drafts.kept} />}
        <DraftOffers drafts={drafts} labels={labels} />
        <Fragment key={drafts.restored}>{props.children}</Fragment>
      </form>
    </LabelContext>
  );
}

/** The guard belongs to screens of the program: sign-in and first run stand outside the router it asks. */
function UnsavedGuard(props: { readonly isUnsaved: () => boolean; readonly keepsDraft: boolean }): null {
  useUnsavedGuard(props.isUnsaved, true, props.keepsDraft);
  return null;
}

/**
 * Fields side by side, as many to a row as fit (178 wide or more). `even` puts the controls of a row on one line whatever
 * their labels need: for fields without hints.
 */
export function FieldGrid({ even, children }: { readonly even?: boolean; readonly children: ReactNode }) {
  const styles = useStyles();
  return <div className={mergeClasses(styles.grid, even === true && styles.even)}>{children}</div>;
}

/** A field over two columns, or over the whole row. */
export function Wide({ full, children }: { readonly full?: boolean; readonly children: ReactNode }) {
  const styles = useStyles();
  return <div className={full === true ? styles.full : styles.wide}>{children}</div>;
}
