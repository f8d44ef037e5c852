import { procedures } from '../../router-base.ts';
import { correctNote } from './use-cases/correct-note.ts';
import { exportNotes } from './use-cases/export-notes.ts';
import { listNotes } from './use-cases/list-notes.ts';
import { printNotes } from './use-cases/print-notes.ts';
import { restoreNote } from './use-cases/restore-note.ts';
import { searchNotes } from './use-cases/search-notes.ts';
import { showNoteVersions } from './use-cases/show-note-versions.ts';
import { withdrawNote } from './use-cases/withdraw-note.ts';
import { writeNote } from './use-cases/write-note.ts';

const { notes } = procedures;

export const notesRouter = notes.router({
  list: notes.list.handler(({ context, input }) => listNotes(context.deps, context.actor, input)),
  versions: notes.versions.handler(({ context, input }) => showNoteVersions(context.deps, context.actor, input)),
  search: notes.search.handler(({ context, input }) => searchNotes(context.deps, context.actor, input)),
  write: notes.write.handler(({ context, input }) => writeNote(context.deps, context.actor, input)),
  correct: notes.correct.handler(({ context, input }) => correctNote(context.deps, context.actor, input)),
  withdraw: notes.withdraw.handler(({ context, input }) => withdrawNote(context.deps, context.actor, input)),
  restore: notes.restore.handler(({ context, input }) => restoreNote(context.deps, context.actor, input)),
  printList: notes.printList.handler(({ context, input }) => printNotes(context.deps, context.actor, input)),
  exportList: notes.exportList.handler(({ context, input }) => exportNotes(context.deps, context.actor, input)),
});
