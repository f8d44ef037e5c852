export { namingRules } from './change-relation.ts';
export { relationsRouter } from './relations.router.ts';
