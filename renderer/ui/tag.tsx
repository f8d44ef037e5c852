import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    height: '20px',
    paddingInline: '8px',
    fontSize: '12px',
    lineHeight: '16px',
    whiteSpace: 'nowrap',
    borderRadius: '4px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
  },
  accent: {
    border: `1px solid ${tokens.colorBrandStroke2}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
  },
  warning: {
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorStatusWarningForeground1,
  },
});

/** A short word beside a name: the kind of a family, "szczególnie chroniona", "w archiwum". */
export function Tag(props: { readonly tone?: 'plain' | 'accent' | 'warning'; readonly children: ReactNode }) {
  const styles = useStyles();
  const tone = props.tone ?? 'plain';
  return (
    <span
      className={mergeClasses(styles.root, tone === 'accent' && styles.accent, tone === 'warning' && styles.warning)}
    >
      {props.children}
    </span>
  );
}
