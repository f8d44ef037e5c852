export { dictionariesRouter } from './dictionaries.router.ts';
