export { recoveryKeysRouter } from './recovery-keys.router.ts';
