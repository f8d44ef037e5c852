export { notesRouter } from './notes.router.ts';
export { plansRouter } from './plans.router.ts';
export { tasksRouter } from './tasks.router.ts';
