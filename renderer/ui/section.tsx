import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { media, size, type } from './theme/theme.ts';

const useStyles = makeStyles({
  section: { marginBottom: '16px', minWidth: 0 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '8px',
    minHeight: `${size.sectionHead}px`,
  },
  title: type.strong,
  count: { ...type.note, color: tokens.colorNeutralForeground3 },
  side: { marginInlineStart: 'auto', fontSize: '12px', lineHeight: '16px' },
  ruled: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) var(--side)',
    columnGap: '20px',
    flexGrow: 1,
    [media.belowWide]: { gridTemplateColumns: 'minmax(0, 1fr) 312px' },
    [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  sideColumn: {
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingInlineStart: '20px',
    minWidth: 0,
    minHeight: '100%',
    [media.narrow]: {
      borderLeftStyle: 'none',
      paddingInlineStart: 0,
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
      paddingTop: '12px',
    },
  },
  list: { display: 'grid', gridTemplateColumns: 'minmax(96px, max-content) minmax(0, 1fr)', columnGap: '20px' },
  term: { ...type.note, color: tokens.colorNeutralForeground3, paddingBlock: '7px' },
  value: { paddingBlock: '5px', overflowWrap: 'anywhere' },
});

/** A part of a record: head of 32, its count, one link or button at the right end, content below a hairline. */
export function Section(props: {
  readonly title: string;
  readonly count?: ReactNode;
  /** The link to the section's full page, or its one small button. */
  readonly side?: ReactNode;
  readonly ruled?: boolean;
  /** Its heading takes the focus when it comes in place of a form that had it. */
  readonly takesFocus?: boolean;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { takesFocus } = props;
  useEffect(() => {
    if (takesFocus === true) heading.current?.focus();
  }, [takesFocus]);
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} ref={heading} className={styles.title} {...(takesFocus === true ? { tabIndex: -1 } : {})}>
          {props.title}
        </h2>
        {props.count === undefined ? null : <span className={styles.count}>{props.count}</span>}
        {props.side === undefined ? null : <span className={styles.side}>{props.side}</span>}
      </div>
      <div className={mergeClasses(props.ruled !== false && styles.ruled)}>{props.children}</div>
    </section>
  );
}

/** Main part and a side column (316-384 wide) with what belongs to the thing but is not edited here. */
export function Columns(props: { readonly side: ReactNode; readonly width?: number; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.columns} style={{ '--side': `${props.width ?? 336}px` } as React.CSSProperties}>
      <div>{props.children}</div>
      <aside className={styles.sideColumn}>{props.side}</aside>
    </div>
  );
}

/** Pairs of label and value inside a section. Wrap `Fact` rows in it. */
export function FactList({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  return <dl className={styles.list}>{children}</dl>;
}

export function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.term}>{label}</dt>
      <dd className={styles.value}>{children}</dd>
    </>
  );
}
