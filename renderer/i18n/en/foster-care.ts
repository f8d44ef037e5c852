import type { Translation } from '../types.ts';
import type { fosterCare as pl } from '../pl/foster-care.ts';

export const fosterCare: Translation<typeof pl> = {
  timeline: {
    title: 'Course of the stay',
    drawing: 'Timeline from {{from}} to {{to}}. Arrow keys lead from entry to entry.',
    range: 'Range of the timeline',
    year: 'Year',
    whole: 'All',
    table: 'Table',
    tableTitle: 'Course of the stay as a table',
    legend: 'Legend',
    today: 'today',
    done: 'done',
    todo: 'to do',
    late: 'overdue',
    planned: 'planned',
    running: 'in progress',
    ended: 'ended',
    percent: '{{percent}} %',
    entry: 'Entry',
    from: 'From',
    to: 'To',
    state: 'State',
    nothing: 'No stay and no dates have been entered yet.',
    nothingInRange: 'Nothing was entered in this range. “All” shows earlier entries.',
    noEntries: 'no entries',
  },
};
