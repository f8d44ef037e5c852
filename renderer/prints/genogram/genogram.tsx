import { layOut } from '#shared/features/relations/genogram-layout.ts';
import { hiddenInGenogram } from '#shared/features/relations/genogram-paper.ts';
import { sceneOn } from '#shared/features/relations/genogram-scene.ts';
import { sheetsOf, type SheetRoom } from '#shared/features/relations/genogram-sheets.ts';
import { genogramRows } from '#shared/features/relations/genogram-table.ts';
import type { GenogramData } from '#shared/features/relations/relations.schema.ts';
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { relations } from '../../i18n/pl/relations.ts';
import type { PrintBlock, PrintDocument } from '../../ui/print/document.ts';
import { Heading, Paragraph, runningFoot, runningHead, Title, type PrintContext } from '../frame.tsx';
import { GenogramOnPaper, LegendOnPaper } from './genogram-signs.tsx';

const MM = 96 / 25.4;
/** A page without margins, running head and foot, title and the line over the drawing. */
const ROOMS: Readonly<Record<PrintDocument['orientation'], SheetRoom>> = {
  portrait: { width: 174 * MM, height: 195 * MM },
  landscape: { width: 261 * MM, height: 112 * MM },
};

/** Genogram rodziny on one day: drawing, legend, and the same as a table. */
export function genogramDocument(data: GenogramData, day: LocalDate, context: PrintContext): PrintDocument {
  const words = relations.genogram;
  const scene = sceneOn(data, day);
  const layout = layOut(scene);
  const { orientation, scale, parts } = sheetsOf(layout, ROOMS);
  const on = `stan na ${formatDate(day)}`;
  const title = `Genogram rodziny: ${data.familyName}`;
  const empty = scene.people.length === 0;
  return {
    title: `${title}, ${on}`,
    orientation,
    runningHead: runningHead(context, `Genogram, ${on}`),
    runningFoot: runningFoot(context),
    blocks: [
      { kind: 'block', key: 'title', keepWithNext: true, node: <Title title={title} subtitle={on} /> },
      ...(empty ? [paragraph('empty', words.empty)] : []),
      ...(!empty && data.cut ? [paragraph('cut', words.cut)] : []),
      ...(empty ? [] : drawing()),
      ...(empty ? [] : [table()]),
    ],
  };

  function drawing(): readonly PrintBlock[] {
    const label = words.drawing.replace('{{name}}', data.familyName).replace('{{day}}', formatDate(day));
    const sheets = parts.map((part, index): PrintBlock => ({
      kind: 'block',
      key: `drawing-${index}`,
      node: (
        <>
          {parts.length === 1 ? null : <Paragraph text={partWords(index, parts.length)} />}
          <GenogramOnPaper layout={layout} part={part} scale={scale} label={label} />
        </>
      ),
    }));
    return [
      ...sheets,
      { kind: 'block', key: 'legend', node: <LegendOnPaper words={{ ...words, member: 'należy do gospodarstwa' }} /> },
      { kind: 'block', key: 'table-head', keepWithNext: true, node: <Heading text={words.table} /> },
    ];
  }

  function table(): PrintBlock {
    return {
      kind: 'table',
      key: 'people',
      label: words.table,
      columns: [
        { key: 'person', header: words.person, share: 25 },
        { key: 'role', header: 'Rola', share: 12 },
        { key: 'birth', header: words.birth, share: 22 },
        { key: 'household', header: words.household, share: 19 },
        { key: 'ties', header: words.ties, share: 40 },
      ],
      rows: genogramRows(data, scene, hiddenInGenogram).flatMap(({ person, name, role, birth, ties }) =>
        tiesInRows(ties).map((lines, part) => ({
          key: `${person.id}-${part}`,
          cells: [
            part === 0 ? name : `${name} (cd.)`,
            part === 0 ? (role ?? '–') : '',
            part === 0 ? (birth ?? '–') : '',
            part > 0 ? '' : person.inHousehold ? words.yes : words.no,
            lines.length === 0 ? '–' : lines.map((line) => <div key={line}>{line}</div>),
          ],
        })),
      ),
    };
  }
}

/** Relations that one row of the table holds: a row is never parted, so it must stay far lower than a page. */
const TIES_IN_ROW = 12;

/** „brat: Jan, Adam”, one line for each role, in as many rows as it takes; at least one. */
function tiesInRows(ties: readonly string[]): readonly (readonly string[])[] {
  const rows = Math.max(1, Math.ceil(ties.length / TIES_IN_ROW));
  return Array.from({ length: rows }, (_, row) => byRole(ties.slice(row * TIES_IN_ROW, (row + 1) * TIES_IN_ROW)));
}

function byRole(ties: readonly string[]): readonly string[] {
  const names = new Map<string, string[]>();
  for (const tie of ties) {
    const [role = '', ...name] = tie.split(': ');
    names.set(role, [...(names.get(role) ?? []), name.join(': ')]);
  }
  return [...names].map(([role, all]) => `${role}: ${all.join(', ')}`);
}

const paragraph = (key: string, text: string): PrintBlock => ({ kind: 'block', key, node: <Paragraph text={text} /> });

/** „Część 1 z 3”: sheets are joined from left to right; those at an edge show the same people as their neighbours. */
function partWords(index: number, all: number): string {
  const words = `Część ${index + 1} z ${all} rysunku.`;
  return index === 0 ? `${words} Rysunek jest za duży na jedną kartkę: brzegi części zachodzą na siebie.` : words;
}
