export { careRouter } from './care.router.ts';
export { placementExceptionsRouter } from './exceptions.router.ts';
export { homesRouter } from './homes.router.ts';
export { vacanciesRouter } from './vacancies.router.ts';
export { followStays, homeSubjects, recordedPlacement } from './placing.ts';
export { leaversRouter } from './leavers.router.ts';
