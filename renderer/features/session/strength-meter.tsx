import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useState, type ReactNode } from 'react';

import { useText } from '#renderer/i18n/index.ts';
import { type } from '../../ui/theme/theme.ts';
import { passwordStrength, type Strength } from './password-strength.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '4px' },
  bars: { display: 'grid', gridTemplateColumns: 'repeat(4, 1fr)', gap: '4px' },
  bar: {
    height: '4px',
    borderRadius: '2px',
    backgroundColor: tokens.colorNeutralStroke2,
    '@media (forced-colors: active)': { backgroundColor: 'Canvas', outline: '1px solid CanvasText' },
  },
  weak: { backgroundColor: tokens.colorStatusDangerForeground1 },
  fair: { backgroundColor: tokens.colorStatusWarningForeground1 },
  good: {
    backgroundColor: tokens.colorBrandForeground1,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
  },
  text: { ...type.note, color: tokens.colorNeutralForeground3 },
});

/**
 * Four bars and a word; the word alone says it all, so colour is never the only sign. A silent one leaves the word to
 * the field's error.
 */
export function StrengthMeter(props: { password: string; words: readonly string[]; silent?: boolean }): ReactNode {
  const styles = useStyles();
  const t = useText('session');
  const [judged, setJudged] = useState<Strength | null>(null);
  const { password } = props;
  const words = props.words.join(' ');
  useEffect(() => {
    let current = true;
    if (password !== '') {
      void passwordStrength(password, [words]).then((found) => (current ? setJudged(found) : undefined));
    }
    return () => {
      current = false;
    };
  }, [password, words]);
  const strength = password === '' ? null : judged;
  const word = (): string => {
    if (strength === null) return t('strength.hint');
    if (strength.score === 0) return t('strength.tooShort', { count: strength.missing });
    return t(`strength.${(['weak', 'fair', 'good', 'strong'] as const)[strength.score - 1] ?? 'weak'}`);
  };
  const score = strength?.score ?? 0;
  const colour = score <= 1 ? styles.weak : score === 2 ? styles.fair : styles.good;
  return (
    <div className={styles.root}>
      <div className={styles.bars} aria-hidden="true">
        {[1, 2, 3, 4].map((bar) => (
          <span key={bar} className={mergeClasses(styles.bar, score >= bar && colour)} />
        ))}
      </div>
      <span className={styles.text} role="status">
        {props.silent === true ? null : strength === null ? word() : `${t('strength.label')}: ${word()}`}
      </span>
    </div>
  );
}
