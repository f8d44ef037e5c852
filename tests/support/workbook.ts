import { unzip } from './unzip.ts';

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

const plain = (xml: string): string => xml.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

const texts = (xml: string): string =>
  [...xml.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)].map((found) => plain(found[1] ?? '')).join('');

/** The cells of the first sheet of an xlsx file, row by row, numbers and dates as they are stored. */
export function sheetRows(bytes: Uint8Array): string[][] {
  const files = unzip(bytes);
  const sheet = files.get('xl/worksheets/sheet1.xml');
  if (sheet === undefined) throw new Error('no sheet in the workbook');
  const shared = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map((found) =>
    texts(found[1] ?? ''),
  );
  return [...sheet.matchAll(/<row\b[^>]*>(.*?)<\/row>/gs)].map((row) =>
    [...(row[1] ?? '').matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes = '', content = '']) => {
      const value = /<v>([^<]*)<\/v>/.exec(content)?.[1] ?? '';
      return attributes.includes('t="s"')
        ? (shared[Number(value)] ?? '')
        : value === ''
          ? texts(content)
          : plain(value);
    }),
  );
}
