import type { RouteEntry } from '../../ui/route-entry.ts';
import { OwnPasswordPage, ownPasswordScreen } from './own-password-page.tsx';

export { ChangePasswordPage } from './change-password-page.tsx';
export { FailurePage } from './failure-page.tsx';
export { FirstRunPage } from './first-run/first-run-page.tsx';
export { newOwnerSchema } from './new-owner-schema.ts';
export { NewPasswordFields } from './new-password.tsx';
export { recoveryKeySchema, wrongRecoveryKey } from './typed-recovery-key.ts';
export { LockPage } from './lock-page.tsx';
export { RecoveryPage } from './recovery-page.tsx';
export { SignInPage } from './sign-in-page.tsx';
export { StrengthMeter } from './strength-meter.tsx';

/** Screens of the session inside the program. */
export const sessionRoutes: readonly RouteEntry[] = [
  { screen: ownPasswordScreen, component: OwnPasswordPage, guide: 'logowanie-i-blokada' },
];
