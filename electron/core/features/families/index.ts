export { familiesRouter } from './families.router.ts';
