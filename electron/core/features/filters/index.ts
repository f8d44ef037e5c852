export { filtersRouter } from './filters.router.ts';
