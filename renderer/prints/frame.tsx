import { type ReactNode, useSyncExternalStore } from 'react';

import { formatInstant, type Instant } from '#shared/kernel/instant.ts';
import { bindShortWords, NBSP } from '#shared/kernel/polish.ts';
import { print } from '../i18n/pl/print.ts';
import type { PrintBlock } from '../ui/print/document.ts';
import type { PrintMoment } from './print-moment.ts';

/** What every print needs besides its data. */
export interface PrintContext {
  readonly officeName: string;
  readonly printedBy: string;
  /** Opening of the preview: the day that ages and present rows are reckoned for. */
  readonly printedAt: Instant;
  /** When the paper is printed, for the foot; without it `printedAt`. */
  readonly moment?: PrintMoment;
  /** The demonstration office says so on every page. */
  readonly demo: boolean;
}

/** Head of every page: the office, and what the paper is. */
export function runningHead(context: PrintContext, subject: string): ReactNode {
  return (
    <>
      {context.demo ? <div className="print-demo">{print.demo}</div> : null}
      <div className="print-office">
        <span>{bindShortWords(context.officeName)}</span>
        <span>{subject}</span>
      </div>
    </>
  );
}

/** Foot of every page: when and by whom it was printed, so that old paper is told from new. */
export function runningFoot(context: PrintContext): ReactNode {
  return <PrintedOn context={context} />;
}

const NEVER = (): (() => void) => () => undefined;

function PrintedOn({ context }: { context: PrintContext }): ReactNode {
  const { moment, printedAt, printedBy } = context;
  const at = useSyncExternalStore(moment?.subscribe ?? NEVER, moment?.get ?? (() => printedAt));
  return print.printedOn.replace('{{when}}', formatInstant(at)).replace('{{who}}', printedBy);
}

export function Title(props: { title: string; subtitle?: string }): ReactNode {
  return (
    <>
      <h2 className="print-title">{bindShortWords(props.title)}</h2>
      {props.subtitle === undefined ? null : <p className="print-subtitle">{bindShortWords(props.subtitle)}</p>}
    </>
  );
}

export function Heading(props: { text: string }): ReactNode {
  return <h3 className="print-heading">{bindShortWords(props.text)}</h3>;
}

/** Facts as label and value; an empty value prints as a dash, so that nobody wonders whether it was cut. */
export function Facts(props: {
  facts: readonly (readonly [label: string, value: string | null])[];
  /** What follows has no heading that would keep it apart. */
  spaced?: boolean;
}): ReactNode {
  return (
    <dl className={props.spaced === true ? 'print-facts print-facts-spaced' : 'print-facts'}>
      {props.facts.map(([label, value]) => (
        <FactLine key={label} label={label} value={value} />
      ))}
    </dl>
  );
}

function FactLine(props: { label: string; value: string | null }): ReactNode {
  return (
    <>
      <dt>{props.label}</dt>
      <dd>{props.value === null || props.value === '' ? '–' : bindShortWords(props.value)}</dd>
    </>
  );
}

/** Free text as typed: one block a line, so that a long text goes on over the page's end. */
export function textBlocks(key: string, text: string): readonly PrintBlock[] {
  return text.split('\n').map((line, index) => ({
    kind: 'block',
    key: `${key}-${index}`,
    node: <Paragraph text={line === '' ? NBSP : line} />,
  }));
}

export function Paragraph(props: { text: string }): ReactNode {
  return <p className="print-text">{bindShortWords(props.text)}</p>;
}

/** Who signs papers about the work with a family: the family and its asystent, the social worker and the head. */
export function familyWorkSignatures(): readonly PrintBlock[] {
  return [
    {
      kind: 'block',
      key: 'signatures',
      node: <Signatures left="data i podpis członków rodziny" right="data i podpis asystenta rodziny" />,
    },
    {
      kind: 'block',
      key: 'signatures-office',
      node: <Signatures left="data i podpis pracownika socjalnego" right="data i podpis kierownika" />,
    },
  ];
}

export function Signatures(props: { left: string; right: string }): ReactNode {
  return (
    <div className="print-signatures">
      <div>{props.left}</div>
      <div>{props.right}</div>
    </div>
  );
}
