export { communesRouter } from './communes.router.ts';
