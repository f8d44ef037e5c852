import { makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState, type ReactNode } from 'react';
import { ChevronDownRegular, ChevronRightRegular } from '../icons.ts';
import { media, size, type } from '../theme/theme.ts';

const useStyles = makeStyles({
  section: { minWidth: 0, borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  heading: { ...type.strong, margin: 0 },
  head: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(120px, 220px) minmax(0, 1fr)',
    alignItems: 'center',
    columnGap: '8px',
    width: '100%',
    minHeight: `${size.sectionHead + 4}px`,
    paddingBlock: '4px',
    paddingInline: 0,
    border: 'none',
    borderRadius: '4px',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    [media.narrow]: { gridTemplateColumns: '20px minmax(0, 1fr)' },
  },
  summary: {
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    [media.narrow]: { gridColumn: 2 },
  },
  body: { paddingBlock: '4px 12px', paddingInlineStart: '28px', [media.narrow]: { paddingInlineStart: 0 } },
});

/** A part of a long form that is open only when wanted: closed it is one line, its name and what stands in it. */
export function FoldedSection(props: {
  readonly title: string;
  /** What stands in it, in words; shown while it is closed. */
  readonly summary: string;
  /** An error inside opens it, so that its field can be reached. */
  readonly hasError: boolean;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const body = useId();
  // Once opened by an error it stays open, also when the error is mended while somebody types.
  if (props.hasError && !open) setOpen(true);
  return (
    <section className={styles.section} aria-label={props.title}>
      <h2 className={styles.heading}>
        <button
          type="button"
          className={styles.head}
          aria-expanded={open}
          aria-controls={body}
          onClick={() => setOpen((now) => !now)}
        >
          {open ? <ChevronDownRegular aria-hidden="true" /> : <ChevronRightRegular aria-hidden="true" />}
          <span>{props.title}</span>
          <span className={styles.summary}>{open ? '' : props.summary}</span>
        </button>
      </h2>
      <div id={body} className={styles.body} hidden={!open}>
        {props.children}
      </div>
    </section>
  );
}
