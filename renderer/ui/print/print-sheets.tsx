import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo, useRef, type ReactNode, type RefObject } from 'react';

import { useText } from '../../i18n/index.ts';
import { media } from '../theme/theme.ts';
import type { PrintDocument } from './document.ts';
import { useNearPages } from './near-pages.ts';
import type { PageLayout } from './paginate.ts';
import { PrintPage } from './print-page.tsx';

/** A4 in CSS pixels at 96 to the inch. */
const SHORT_SIDE = (210 / 25.4) * 96;
const LONG_SIDE = (297 / 25.4) * 96;

/** Width and height of a document's pages in CSS pixels. */
export function paperSize(document: PrintDocument | null): { readonly width: number; readonly height: number } {
  return document?.orientation === 'landscape'
    ? { width: LONG_SIDE, height: SHORT_SIDE }
    : { width: SHORT_SIDE, height: LONG_SIDE };
}

/** Between two pages on the desk, in pixels. */
export const SHEET_GAP = 20;
const THUMB = 0.066;
const THUMB_GAP = 10;
/** Border, padding and the number below. */
const AROUND_THUMB = 22;

const useStyles = makeStyles({
  thumbs: {
    flex: 'none',
    width: '92px',
    padding: '12px 0',
    overflowY: 'auto',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: `${THUMB_GAP}px`,
    [media.narrow]: { display: 'none' },
  },
  place: { flex: 'none' },
  thumb: {
    position: 'relative',
    padding: '2px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: '2px',
    background: '#fff',
    overflow: 'hidden',
  },
  // Over the picture, not around it: the letters on it are too small to be read and are no part of the button's name.
  thumbButton: {
    position: 'absolute',
    inset: 0,
    width: '100%',
    padding: 0,
    border: 'none',
    background: 'transparent',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  thumbNow: { outline: `2px solid ${tokens.colorBrandStroke1}`, outlineOffset: '1px' },
  thumbNumber: {
    display: 'block',
    textAlign: 'center',
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
  },
  paper: {
    boxShadow: tokens.shadow8,
    backgroundColor: '#fff',
    marginInline: 'auto',
    flex: 'none',
    [media.forced]: { outline: '1px solid CanvasText' },
  },
});

interface Sheets {
  readonly document: PrintDocument;
  readonly pages: readonly PageLayout[];
}

/** A page as large as `scale` makes it; empty paper of the same size while it is far from view. */
function Scaled(props: { of: Sheets; index: number; scale: number; drawn: boolean; className?: string }): ReactNode {
  const { document, pages } = props.of;
  const { width, height } = paperSize(document);
  const layout = pages[props.index];
  return (
    <div
      className={props.className}
      style={{ width: width * props.scale, height: height * props.scale, overflow: 'hidden' }}
    >
      {props.drawn && layout !== undefined ? (
        <div style={{ transform: `scale(${props.scale})`, transformOrigin: '0 0' }}>
          <PrintPage document={document} layout={layout} number={props.index + 1} of={pages.length} />
        </div>
      ) : null}
    </div>
  );
}

const Thumb = memo(function Thumb(props: {
  document: PrintDocument;
  pages: readonly PageLayout[];
  index: number;
  drawn: boolean;
  now: boolean;
  onChoose: (number: number) => void;
}): ReactNode {
  const styles = useStyles();
  const t = useText('print');
  const { index, now } = props;
  return (
    <div className={styles.place}>
      <div className={mergeClasses(styles.thumb, now && styles.thumbNow)}>
        <span aria-hidden="true" inert>
          <Scaled of={props} index={index} scale={THUMB} drawn={props.drawn} />
        </span>
        <button
          type="button"
          className={styles.thumbButton}
          aria-label={t('goToPage', { page: index + 1 })}
          aria-current={now ? 'page' : undefined}
          onClick={() => props.onChoose(index + 1)}
        />
      </div>
      <span className={styles.thumbNumber} aria-hidden="true">
        {index + 1}
      </span>
    </div>
  );
});

/** A small picture of every page beside the desk; those far from view are empty paper. */
export function PrintThumbs(props: Sheets & { shown: number; onChoose: (number: number) => void }): ReactNode {
  const styles = useStyles();
  const t = useText('print');
  const column = useRef<HTMLElement>(null);
  const { document, pages, shown, onChoose } = props;
  const pitch = paperSize(document).height * THUMB + AROUND_THUMB + THUMB_GAP;
  const near = useNearPages(column, pitch, pages.length, 4);
  return (
    <nav className={styles.thumbs} aria-label={t('pages')} ref={column}>
      {pages.map((_, index) => (
        <Thumb
          key={index}
          document={document}
          pages={pages}
          index={index}
          drawn={index >= near.from && index < near.to}
          now={shown === index + 1}
          onChoose={onChoose}
        />
      ))}
    </nav>
  );
}

/** The pages on the desk at `scale`; `desk` is what scrolls. Those far from view are empty paper. */
export function PrintSheets(props: Sheets & { scale: number; desk: RefObject<HTMLElement | null> }): ReactNode {
  const styles = useStyles();
  const { document, pages, scale, desk } = props;
  const near = useNearPages(desk, paperSize(document).height * scale + SHEET_GAP, pages.length, 1);
  return pages.map((_, index) => (
    <div key={index} data-page={index + 1} className={styles.paper}>
      <Scaled of={props} index={index} scale={scale} drawn={index >= near.from && index < near.to} />
    </div>
  ));
}
