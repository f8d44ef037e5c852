export { backupsRouter } from './backups.router.ts';
