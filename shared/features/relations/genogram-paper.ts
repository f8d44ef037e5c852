import { formatDate, type LocalDate } from '../../kernel/local-date.ts';
import type { Paper, PaperPart } from '../../kernel/paper.ts';
import { UNREACHED_LABELS } from '../family-work/family-work.labels.ts';
import { PROTECTED_LABEL } from '../people/people.labels.ts';
import { sceneOn, type ScenePerson } from './genogram-scene.ts';
import { genogramRows } from './genogram-table.ts';
import type { GenogramData } from './relations.schema.ts';

/** Who it is where the genogram leaves the office, without whom to ask. */
export const hiddenInGenogram = ({ hidden }: ScenePerson): string =>
  hidden === null || hidden.why === 'out-of-reach' ? UNREACHED_LABELS.person : PROTECTED_LABEL;

/** The genogram's table for its file: everybody in the drawing of that day, in words. */
export function genogramPaper(data: GenogramData, day: LocalDate): Paper {
  const scene = sceneOn(data, day);
  return {
    name: 'Genogram',
    title: `Rodzina: ${data.familyName}`,
    subtitle: `Genogram, stan na ${formatDate(day)}`,
    parts:
      scene.people.length === 0
        ? [text('empty', 'W tym dniu nikt nie należał do tej rodziny.')]
        : [
            ...(data.cut ? [text('cut', 'Pokazano osoby najbliższe tej rodzinie. Dalsze są w sieci rodzinnej.')] : []),
            table(),
          ],
  };

  function table(): PaperPart {
    return {
      kind: 'table',
      key: 'people',
      title: 'Osoby w genogramie',
      columns: [
        { key: 'person', header: 'Nazwisko i imię', share: 25 },
        { key: 'role', header: 'Rola w rodzinie', share: 12 },
        { key: 'birth', header: 'Data urodzenia, wiek', share: 22 },
        { key: 'household', header: 'W gospodarstwie', share: 12 },
        { key: 'ties', header: 'Relacje', share: 40 },
      ],
      rows: genogramRows(data, scene, hiddenInGenogram).map(({ person, name, role, birth, ties }) => ({
        key: person.id,
        cells: [name, role, birth, person.inHousehold ? 'tak' : 'nie', ties.length === 0 ? null : ties.join('; ')],
      })),
    };
  }
}

const text = (key: string, words: string): PaperPart => ({ kind: 'text', key, title: null, text: words });
