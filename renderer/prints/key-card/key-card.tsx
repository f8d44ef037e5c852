import { recoveryKeyNumber } from '#shared/features/recovery-keys/recovery-keys.rules.ts';
import type { RecoveryKeyCard } from '#shared/features/session/session.schema.ts';
import { asLocalDate, formatDate } from '#shared/kernel/local-date.ts';
import type { PrintDocument } from '../../ui/print/document.ts';
import { Heading, Paragraph, Title } from '../frame.tsx';

/**
 * Karta klucza odzyskiwania: the only place the key ever stands. No office data beside it but its name, which the
 * person at the safe needs; the key's parts are numbered as on the screen.
 */
export function keyCardDocument(
  { parts, fingerprint, createdOn }: Pick<RecoveryKeyCard, 'parts' | 'fingerprint' | 'createdOn'>,
  officeName: string,
): PrintDocument {
  const number = recoveryKeyNumber(fingerprint);
  return {
    title: 'Karta klucza odzyskiwania',
    orientation: 'portrait',
    runningHead: (
      <div className="print-office">
        <span>{officeName}</span>
        <span>Karta klucza odzyskiwania</span>
      </div>
    ),
    runningFoot: `Klucz ${number}, utworzono ${formatDate(asLocalDate(createdOn))}`,
    blocks: [
      {
        kind: 'block',
        key: 'title',
        node: <Title title="Klucz odzyskiwania" subtitle={`Ostoja, program ośrodka. Numer klucza: ${number}`} />,
      },
      {
        kind: 'block',
        key: 'why',
        node: (
          <Paragraph text="Tym kluczem ośrodek otworzy swoje dane i kopie zapasowe, gdy zepsuje się komputer albo nikt nie pamięta hasła. Kto ma ten klucz i plik z danymi, przeczyta wszystko." />
        ),
      },
      {
        kind: 'block',
        key: 'key',
        node: (
          <div className="print-key">
            {parts.map((part, index) => (
              <div key={part + String(index)}>
                <span>{index + 1}</span>
                <span>{part}</span>
              </div>
            ))}
          </div>
        ),
      },
      { kind: 'block', key: 'where-head', keepWithNext: true, node: <Heading text="Gdzie trzymać kartę" /> },
      {
        kind: 'block',
        key: 'where',
        node: (
          <Paragraph
            text={
              'W sejfie ośrodka, w zaklejonej kopercie. Druga karta poza budynkiem, na przykład u kierownika.\nNie przy komputerze i nie razem z kopiami. Nie w poczcie i nie na zdjęciu.'
            }
          />
        ),
      },
      { kind: 'block', key: 'how-head', keepWithNext: true, node: <Heading text="Jak użyć" /> },
      {
        kind: 'block',
        key: 'how',
        node: (
          <Paragraph text="Na ekranie logowania wybierz „Mam klucz odzyskiwania” i przepisz wszystkie części po kolei. Wielkość liter i odstępy nie mają znaczenia." />
        ),
      },
    ],
  };
}
