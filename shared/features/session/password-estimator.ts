import type { PasswordEstimator } from './password.rules.ts';

let loading: Promise<PasswordEstimator> | null = null;

/** The estimator of guessing (zxcvbn). Its word lists are a megabyte, so they are loaded when a password is being chosen. */
export function passwordEstimator(): Promise<PasswordEstimator> {
  loading ??= Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]).then(
    ([{ ZxcvbnFactory }, common]) => {
      const factory = new ZxcvbnFactory({ dictionary: { ...common.dictionary }, graphs: common.adjacencyGraphs });
      return (password, words) => factory.check(password, [...words]).score;
    },
  );
  return loading;
}
