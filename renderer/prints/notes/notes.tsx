import { formatInstant } from '#shared/kernel/instant.ts';
import { formatDate } from '#shared/kernel/local-date.ts';
import { formatMinute, NOTE_KIND_LABELS } from '#shared/features/family-work/family-work.labels.ts';
import type { Note, Participant } from '#shared/features/family-work/notes.schema.ts';
import { PROTECTED_LABEL } from '#shared/features/people/people.labels.ts';
import type { PrintBlock, PrintDocument } from '../../ui/print/document.ts';
import { Heading, Paragraph, runningFoot, runningHead, textBlocks, Title, type PrintContext } from '../frame.tsx';

const nameOf = (one: Participant): string => (one.shown ? one.name : PROTECTED_LABEL);

function noteBlocks(note: Note): PrintBlock[] {
  const { withdrawn } = note;
  const time = note.atMinute === null ? '' : `, ${formatMinute(note.atMinute)}`;
  const who = [...note.participants.map(nameOf), ...(note.others === null ? [] : [note.others])].join(', ');
  const paragraph = (key: string, text: string): PrintBlock => ({
    kind: 'block',
    key: `${note.id}-${key}`,
    node: <Paragraph text={text} />,
  });
  const struck = withdrawn === null ? '' : ' (wycofany)';
  return [
    {
      kind: 'block',
      key: `${note.id}-head`,
      keepWithNext: true,
      node: <Heading text={`${formatDate(note.on)}${time}: ${NOTE_KIND_LABELS[note.kind]}${struck}`} />,
    },
    ...(note.family === null ? [] : [paragraph('family', `Z kroniki rodziny: ${note.family.name}`)]),
    ...(who === '' ? [] : [paragraph('who', `Udział brali: ${who}`)]),
    ...textBlocks(`${note.id}-text`, note.text),
    ...note.tasks.map((task) => paragraph(task.id, `Następny krok: ${task.what}, do ${formatDate(task.dueOn)}`)),
    ...(withdrawn === null
      ? []
      : [paragraph('withdrawn', `Wycofano ${formatInstant(withdrawn.at)}, ${withdrawn.byName}: ${withdrawn.reason}`)]),
    paragraph(
      'by',
      `Zapisano: ${note.byName}, ${formatInstant(note.at)}${note.version > 1 ? `, wersja ${note.version}` : ''}`,
    ),
  ];
}

const NONE: PrintBlock = { kind: 'block', key: 'none', node: <Paragraph text="brak wpisów" /> };

/** Kronika of a person or a family, newest first, as shown. */
export function notesDocument(
  notes: readonly Note[],
  recordName: string,
  filterText: string,
  context: PrintContext,
): PrintDocument {
  return {
    title: `Kronika ${recordName}`,
    orientation: 'portrait',
    runningHead: runningHead(context, 'Kronika'),
    runningFoot: runningFoot(context),
    blocks: [
      { kind: 'block', key: 'title', node: <Title title={`Kronika: ${recordName}`} subtitle={filterText} /> },
      // An empty page would look like lost data.
      ...(notes.length === 0 ? [NONE] : notes.flatMap(noteBlocks)),
    ],
  };
}
