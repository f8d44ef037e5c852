import { ageInWords, formatDate, type LocalDate, periodText } from '../../kernel/local-date.ts';
import type { PaperPart } from '../../kernel/paper.ts';
import { UNREACHED_LABELS } from '../family-work/family-work.labels.ts';
import { PROTECTED_LABEL } from '../people/people.labels.ts';
import { deathWords } from './life-on-day.ts';
import { isBlood } from './relation-kinds.ts';
import { enteredRole, inOrder, isWithdrawn, lineRole } from './relation-lines.ts';
import { END_REASON_LABELS, kindOfRole } from './relation-roles.ts';
import type { RelationLine, Relative } from './relations.schema.ts';

/** Who it is on paper, without whom to ask: the paper leaves the office. */
export function relativeOnPaper(one: Relative): string {
  if (one.shown) return `${one.surname} ${one.firstName}`;
  return one.why === 'protected' ? PROTECTED_LABEL : UNREACHED_LABELS.person;
}

/** „11.02.1988, 38 lat”; of the deceased the year, since of some nothing more is known. Null for who may not be named. */
export function birthOnPaper(one: Relative, day: LocalDate): string | null {
  if (!one.shown) return null;
  const life = one.deathDate === null ? ageInWords(one.birthDate, day) : deathWords(one);
  return `${formatDate(one.birthDate)}, ${life}`;
}

/** „od urodzenia”, „12.06.2010–03.02.2023, rozwód”, „nie podano”. */
function periodOnPaper(line: RelationLine): string {
  const { from, to, endReason } = line;
  const reason = endReason === null ? '' : `, ${END_REASON_LABELS[endReason]}`;
  if (from !== null) return `${periodText(from, to)}${reason}`;
  if (to !== null) return `do ${formatDate(to)}${reason}`;
  const role = enteredRole(line);
  return role === null || isBlood(kindOfRole(role)) ? 'od urodzenia' : 'nie podano';
}

/** What the entry rests on, or through whom the relation follows. */
function basisOnPaper({ entered, through }: RelationLine): string | null {
  if (entered !== null) return entered.basis;
  return through.length === 0 ? 'wynika' : `wynika: ${through.join(', ')}`;
}

/** Relations of a person as a table of the person's card; what was entered by mistake and taken back is no part of it. */
export function relationsPart(lines: readonly RelationLine[], day: LocalDate): PaperPart {
  return {
    kind: 'table',
    key: 'relations',
    title: 'Relacje',
    columns: [
      { key: 'who', header: 'Nazwisko i imię', share: 25 },
      { key: 'role', header: 'Kim jest', share: 15 },
      { key: 'birth', header: 'Data urodzenia, wiek', share: 20 },
      { key: 'period', header: 'Od – do', share: 18 },
      { key: 'basis', header: 'Podstawa', share: 22 },
    ],
    rows: inOrder(lines.filter((line) => !isWithdrawn(line))).map((line) => ({
      key: line.entered?.id ?? `${line.role} ${line.other.id}`,
      cells: [
        relativeOnPaper(line.other),
        lineRole(line),
        birthOnPaper(line.other, day),
        periodOnPaper(line),
        basisOnPaper(line),
      ],
    })),
  };
}
