export { familiesRouter } from './families.router.ts';
export { recordedMember } from './family-values.ts';
