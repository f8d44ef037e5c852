export { namingRules, recordedRelation, subjectsOf } from './change-relation.ts';
export { namedBesides } from './family-members.ts';
export { relationsOfPerson } from './person-relations.ts';
export { relationsRouter } from './relations.router.ts';
