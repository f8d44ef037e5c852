/** The chronicle reads the tasks of the notes it shows. */
export const tasksOfNotes = {
  number: 9,
  name: '0009-tasks-of-notes',
  up: [`CREATE INDEX tasks_note ON tasks(note_id) WHERE note_id IS NOT NULL`],
} as const;
