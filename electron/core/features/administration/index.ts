export { administrationRouter } from './administration.router.ts';
