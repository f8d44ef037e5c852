import { type Paper, paperCellText, type PaperPart } from '#shared/kernel/paper.ts';
import { type PrintBlock, type PrintDocument, type PrintOrientation, rowNumberColumn } from '../ui/print/document.ts';
import {
  Facts,
  Heading,
  Paragraph,
  runningFoot,
  runningHead,
  Signatures,
  textBlocks,
  Title,
  type PrintContext,
} from './frame.tsx';

interface Options {
  readonly orientation?: PrintOrientation;
  /** Under what two lines for signatures are, if any. */
  readonly signatures?: { readonly left: string; readonly right: string };
  /** Rows of tables have their number in front. */
  readonly numbered?: boolean;
}

/** @param next a part without a heading of its own stands off from the facts before it */
function contentOf(part: PaperPart, next: PaperPart | undefined, numbered: boolean): readonly PrintBlock[] {
  if (part.kind === 'facts') {
    const node = <Facts facts={part.facts} spaced={next?.title === null} />;
    return [{ kind: 'block', key: part.key, node }];
  }
  if (part.kind === 'text') return textBlocks(part.key, part.text);
  // A heading over an empty table would look like lost data.
  if (part.rows.length === 0) return [{ kind: 'block', key: part.key, node: <Paragraph text="brak wpisów" /> }];
  return [
    {
      kind: 'table',
      key: part.key,
      label: part.title ?? part.key,
      columns: [
        ...(numbered ? [rowNumberColumn(part.rows.length)] : []),
        ...part.columns.map(({ key, header, share, kind }) => ({
          key,
          header,
          share,
          ...(kind === 'number' ? { align: 'end' as const } : {}),
        })),
      ],
      rows: part.rows.map(({ key, cells }, index) => ({
        key,
        cells: [
          ...(numbered ? [`${index + 1}.`] : []),
          ...part.columns.map((column, at) => paperCellText(cells[at] ?? null, column) ?? '–'),
        ],
      })),
    },
  ];
}

function blocksOf(part: PaperPart, next: PaperPart | undefined, numbered: boolean): readonly PrintBlock[] {
  const content = contentOf(part, next, numbered);
  if (part.title === null) return content;
  return [
    { kind: 'block', key: `${part.key}-head`, keepWithNext: true, node: <Heading text={part.title} /> },
    ...content,
  ];
}

/** A paper as a printed document, part after part. `title` names the file. */
export function paperDocument(
  paper: Paper,
  title: string,
  context: PrintContext,
  options: Options = {},
): PrintDocument {
  return {
    title,
    orientation: options.orientation ?? 'portrait',
    runningHead: runningHead(context, paper.name),
    runningFoot: runningFoot(context),
    blocks: [
      {
        kind: 'block',
        key: 'title',
        keepWithNext: true,
        node: <Title title={paper.title} subtitle={paper.subtitle} />,
      },
      ...paper.parts.flatMap((part, at) => blocksOf(part, paper.parts[at + 1], options.numbered ?? false)),
      ...(options.signatures === undefined
        ? []
        : [{ kind: 'block', key: 'signatures', node: <Signatures {...options.signatures} /> } as const]),
    ],
  };
}
