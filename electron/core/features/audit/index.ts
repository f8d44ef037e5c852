export { auditRouter } from './audit.router.ts';
