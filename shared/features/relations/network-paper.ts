import { memberRoleLabel } from '../families/families.labels.ts';
import { UNREACHED_LABELS } from '../family-work/family-work.labels.ts';
import { formatDate, type LocalDate, periodText } from '../../kernel/local-date.ts';
import type { Paper, PaperPart } from '../../kernel/paper.ts';
import { roleLabel } from './relation-roles.ts';
import { birthOnPaper, relativeOnPaper } from './relations-paper.ts';
import type { FamilyNetwork, FamilyRef, PrintedNetwork, Relative } from './relations.schema.ts';

type Person = FamilyNetwork['people'][number];
type Family = FamilyNetwork['families'][number];

const UNREACHED_HEADING = `${UNREACHED_LABELS.family.charAt(0).toUpperCase()}${UNREACHED_LABELS.family.slice(1)}`;

const sexOf = (one: Relative | undefined) => (one?.shown === true ? one.sex : null);

function familyOnPaper(family: FamilyRef): string {
  if (family.shown) return `Rodzina: ${family.name}${family.archived ? ' (w archiwum)' : ''}`;
  return family.why === 'protected' ? 'Rodzina chroniona' : UNREACHED_HEADING;
}

/** Sieć rodzinna, for its print and its file: everybody connected, nearest first, then the families they are in. */
export function networkPaper({ of, name, network }: PrintedNetwork, day: LocalDate): Paper {
  const { people, families, cut } = network;
  const personOf = new Map<string, Relative>(people.map(({ person }) => [person.id, person]));
  const nameOf = (id: string): string | null => {
    const found = personOf.get(id);
    return found === undefined ? null : relativeOnPaper(found);
  };
  const alone = people.length <= 1 && families.length === 0;
  return {
    name: 'Sieć rodzinna',
    title: of === 'family' ? `Rodzina: ${name}` : name,
    subtitle: `Sieć rodzinna, stan na ${formatDate(day)}`,
    parts: alone
      ? [{ kind: 'text', key: 'alone', title: null, text: 'Nikt jeszcze nie jest połączony relacją ani rodziną.' }]
      : [...(cut ? [CUT] : []), peoplePart(), ...families.map(familyPart)],
  };

  function roleIn({ person, steps, link }: Person): string {
    if (steps === 0) return of === 'family' ? 'członek tej rodziny' : 'ta osoba';
    return link === null ? 'wspólna rodzina' : roleLabel(link.role, sexOf(person), link.endReason);
  }

  function peoplePart(): PaperPart {
    return {
      kind: 'table',
      key: 'people',
      title: 'Osoby w sieci',
      columns: [
        { key: 'who', header: 'Nazwisko i imię', share: 30 },
        { key: 'birth', header: 'Data urodzenia, wiek', share: 22 },
        { key: 'role', header: 'Kim jest', share: 22 },
        { key: 'toWhom', header: 'Dla kogo', share: 26 },
      ],
      rows: people.map((one) => ({
        key: one.person.id,
        cells: [
          relativeOnPaper(one.person),
          birthOnPaper(one.person, day),
          roleIn(one),
          one.link === null ? null : nameOf(one.link.toId),
        ],
      })),
    };
  }

  function familyPart({ family, members }: Family): PaperPart {
    return {
      kind: 'table',
      key: family.id,
      title: familyOnPaper(family),
      columns: [
        { key: 'who', header: 'Nazwisko i imię', share: 42 },
        { key: 'role', header: 'Kim jest', share: 30 },
        { key: 'period', header: 'W rodzinie', share: 28 },
      ],
      rows: members.map(({ personId, role, from, to }) => ({
        key: `${personId} ${role} ${from}`,
        cells: [nameOf(personId), memberRoleLabel(role, sexOf(personOf.get(personId))), periodText(from, to)],
      })),
    };
  }
}

const CUT: PaperPart = {
  kind: 'text',
  key: 'cut',
  title: null,
  text: 'Pokazano najbliższych. Dalsze osoby są w sieci każdej z nich.',
};
