import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { useMemo, useState, type ReactNode } from 'react';
import { z } from 'zod';

import { i18n, useText } from '#renderer/i18n/index.ts';
import type { RecoveryKeyCard } from '#shared/features/session/session.schema.ts';
import { Action } from '../action.tsx';
import { Form, TextField, useOfficeForm } from '../form/index.ts';
import { CheckmarkRegular, DismissRegular, PrintRegular } from '../icons.ts';
import type { PrintDocument } from '../print/document.ts';
import { PrintBehind } from '../print/print-output.tsx';
import { useShortcut } from '../shortcuts.ts';
import { Status } from '../status.tsx';
import { media, type } from '../theme/theme.ts';

const useStyles = makeStyles({
  key: {
    display: 'grid',
    gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: '6px',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground2,
    [media.narrow]: { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  },
  part: {
    display: 'flex',
    alignItems: 'baseline',
    gap: '8px',
    padding: '9px 8px 9px 12px',
    minWidth: 0,
    outline: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { gridColumn: '1 / -1' },
  },
  number: { ...type.note, color: tokens.colorNeutralForeground3, minWidth: '10px' },
  letters: {
    fontFamily: tokens.fontFamilyMonospace,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: '16px',
    letterSpacing: '0.03em',
  },
  covered: { backgroundColor: tokens.colorBrandBackground2 },
  coveredLetters: { fontSize: '13px', letterSpacing: 0 },
  coveredNote: { ...type.note, color: tokens.colorBrandForeground2, whiteSpace: 'nowrap' },
  printLine: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px', margin: '12px 0 18px' },
  check: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: '16px' },
  checkTitle: { ...type.strong, margin: 0 },
  checkLead: { color: tokens.colorNeutralForeground2, margin: '0 0 12px' },
  parts: { display: 'flex', flexWrap: 'wrap', gap: '20px' },
  partField: { width: '220px' },
  actions: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: '12px', marginTop: '16px' },
  sideTitle: { ...type.strong, margin: '0 0 12px' },
  tips: { listStyleType: 'none', margin: '0 0 24px', padding: 0, display: 'grid', gap: '12px' },
  tip: { display: 'flex', gap: '10px' },
  good: {
    color: tokens.colorStatusSuccessForeground1,
    flex: 'none',
    marginTop: '2px',
    [media.forced]: { color: 'CanvasText' },
  },
  bad: {
    color: tokens.colorStatusDangerForeground1,
    flex: 'none',
    marginTop: '2px',
    [media.forced]: { color: 'CanvasText' },
  },
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
});

const normal = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase();

/** What was typed into the two fields: number of the part -> letters. */
export type TypedParts = Readonly<Record<string, string>>;

function partsSchema(card: RecoveryKeyCard) {
  const field = (number: number) =>
    z.string().refine((text) => normal(text) === card.parts[number - 1], {
      error: () => i18n.t('firstRun.partWrong', { ns: 'session', number }),
    });
  const [first = 0, second = 0] = card.covered;
  return z.strictObject({ first: field(first), second: field(second) });
}

/**
 * The recovery key, shown once: printed or written down first, then two covered parts typed from paper prove that it can
 * be read. `finish` puts it in use; until it answers nothing of it is on disk.
 */
export function RecoveryKeyCheck(props: {
  readonly card: RecoveryKeyCard;
  /** The card on paper. */
  readonly document: PrintDocument;
  /** What the filled button says, while it works and while it waits, and how long that takes. */
  readonly words: { readonly finish: string; readonly working: string; readonly wait: string };
  /** Called with what was typed from paper; its error stands over the fields. */
  readonly finish: (typed: TypedParts) => Promise<void>;
  readonly onBack: () => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('session');
  const common = useText();
  const { card } = props;
  // What the system answers tells nothing of paper: only the parts typed back show that the key stands on some.
  const [copied, setCopied] = useState<'printed' | 'by-hand' | null>(null);
  const printed = copied !== null;
  const [first = 0, second = 0] = card.covered;
  const form = useOfficeForm({
    draft: { never: 'recovery-key' },
    schema: useMemo(() => partsSchema(card), [card]),
    defaultValues: { first: '', second: '' },
    save: (values) => props.finish({ [String(first)]: values.first, [String(second)]: values.second }),
  });
  const working = form.form.formState.isSubmitting;
  const typed = form.form.watch();
  const agrees = (number: number, text: string): boolean => normal(text) === card.parts[number - 1];
  const hint = (number: number, text: string): ReactNode =>
    agrees(number, text) ? <Status kind="done">{t('firstRun.partRight')}</Status> : t('firstRun.partHint');
  const both = agrees(first, typed.first) && agrees(second, typed.second);
  // The button waits for both parts, and a waiting button ends no form: Enter says what is wrong meanwhile.
  useShortcut('Enter', () => void form.submit(), {
    enabled: printed && !both && !working,
    skip: () => !(window.document.activeElement instanceof HTMLInputElement),
  });
  return (
    <>
      <ol className={styles.key}>
        {card.parts.map((part, index) => {
          const hidden = printed && card.covered.includes(index + 1);
          return (
            <li key={index} className={mergeClasses(styles.part, hidden && styles.covered)}>
              <span className={styles.number}>{index + 1}</span>
              <span className={mergeClasses(styles.letters, hidden && styles.coveredLetters)} data-part={index + 1}>
                {hidden ? '••••••••' : part}
              </span>
              {hidden ? <span className={styles.coveredNote}>{t('firstRun.keyCovered')}</span> : null}
            </li>
          );
        })}
      </ol>
      <div className={styles.printLine}>
        <Action
          kind={printed ? 'secondary' : 'primary'}
          label={t('firstRun.keyPrint')}
          icon={<PrintRegular />}
          shortcut="Ctrl+P"
          onClick={() => {
            window.print();
            setCopied('printed');
          }}
        />
        {printed ? (
          <>
            <span role="status">{t(copied === 'printed' ? 'firstRun.keyPrinted' : 'firstRun.keyWritten')}</span>
            <Action kind="quiet" label={t('firstRun.keyShow')} onClick={() => setCopied(null)} />
          </>
        ) : (
          <>
            <Action label={t('firstRun.keyByHand')} onClick={() => setCopied('by-hand')} />
            <span>{t('firstRun.keyPrintFirst')}</span>
          </>
        )}
      </div>
      <PrintBehind document={props.document} />
      {printed ? (
        <Form form={form} guard={false} onCancel={props.onBack}>
          <div className={styles.check}>
            <h2 className={styles.checkTitle}>{t('firstRun.checkTitle')}</h2>
            <p className={styles.checkLead}>{t('firstRun.checkLead', { parts: `${first} i ${second}` })}</p>
            <div className={styles.parts}>
              <div className={styles.partField}>
                <TextField
                  control={form.form.control}
                  name="first"
                  label={t('firstRun.keyPart', { number: first })}
                  hint={hint(first, typed.first)}
                  fixedWidth
                  maxLength={12}
                  autoFocus
                />
              </div>
              <div className={styles.partField}>
                <TextField
                  control={form.form.control}
                  name="second"
                  label={t('firstRun.keyPart', { number: second })}
                  hint={hint(second, typed.second)}
                  fixedWidth
                  maxLength={12}
                />
              </div>
            </div>
            <div className={styles.actions}>
              <Action
                kind="primary"
                type="submit"
                label={working ? props.words.working : props.words.finish}
                disabled={working}
                disabledReason={both || working ? undefined : t('firstRun.finishHint')}
                onClick={() => undefined}
              />
              {both ? null : <span className={styles.quiet}>{t('firstRun.finishHint')}</span>}
              {working ? <Spinner size="tiny" label={props.words.wait} labelPosition="after" role="status" /> : null}
              <Action kind="quiet" label={common('back')} disabled={working} onClick={props.onBack} />
            </div>
          </div>
        </Form>
      ) : (
        <div className={styles.actions}>
          <Action kind="quiet" label={common('back')} onClick={props.onBack} />
        </div>
      )}
    </>
  );
}

/** Where a card of a key is kept, and where never. */
export function RecoveryKeyAdvice(): ReactNode {
  const styles = useStyles();
  const t = useText('session');
  const good = [t('firstRun.whereSafe'), t('firstRun.whereSecond')];
  const bad = [t('firstRun.whereNotHere'), t('firstRun.whereNotPhoto')];
  return (
    <>
      <h2 className={styles.sideTitle}>{t('firstRun.whereTitle')}</h2>
      <ul className={styles.tips}>
        {good.map((tip) => (
          <li key={tip} className={styles.tip}>
            <CheckmarkRegular className={styles.good} aria-hidden="true" />
            {tip}
          </li>
        ))}
        {bad.map((tip) => (
          <li key={tip} className={styles.tip}>
            <DismissRegular className={styles.bad} aria-hidden="true" />
            {tip}
          </li>
        ))}
      </ul>
      <h2 className={styles.sideTitle}>{t('firstRun.lostTitle')}</h2>
      <p className={styles.quiet}>{t('firstRun.lostText')}</p>
    </>
  );
}
