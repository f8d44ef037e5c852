import { passwordEstimator } from '#shared/features/session/password-estimator.ts';
import { passwordScore } from '#shared/features/session/password.rules.ts';
import { MIN_PASSWORD_LENGTH } from '#shared/features/session/session.schema.ts';

/** 0 is too short; 1 is easy to guess and refused as well; 2-4 from fair to very good. */
export type Strength = { readonly score: 0 | 1 | 2 | 3 | 4; readonly missing: number };

/** How hard the password is to guess. `words` are the user's and the office's names, which count as known. */
export async function passwordStrength(password: string, words: readonly string[]): Promise<Strength> {
  const missing = Math.max(0, MIN_PASSWORD_LENGTH - [...password].length);
  if (missing > 0) return { score: 0, missing };
  const score = passwordScore(password, { displayName: '', login: '', office: words }, await passwordEstimator());
  return { score: score <= 1 ? 1 : score === 2 ? 2 : score === 3 ? 3 : 4, missing: 0 };
}
