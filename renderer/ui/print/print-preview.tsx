import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';

import { useText } from '../../i18n/index.ts';
import { Action } from '../action.tsx';
import type { Crumb } from '../breadcrumb.tsx';
import { DocumentPdfRegular, PrintRegular } from '../icons.ts';
import { Page } from '../page.tsx';
import { useGoBack } from '../screen.ts';
import { useShortcut } from '../shortcuts.ts';
import { media } from '../theme/theme.ts';
import type { PrintDocument } from './document.ts';
import type { PageLayout } from './paginate.ts';
import { PrintOutput } from './print-output.tsx';
import { PrintPage } from './print-page.tsx';
import { usePages } from './use-pages.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexGrow: 1,
    minHeight: 0,
    position: 'relative',
    // Too narrow for paper and settings side by side: the page scrolls, the paper keeps a window of its own.
    [media.narrow]: { flexDirection: 'column', flexShrink: 0, minHeight: 'auto' },
  },
  thumbs: {
    flex: 'none',
    width: '92px',
    padding: '12px 0',
    overflowY: 'auto',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: '10px',
    [media.narrow]: { display: 'none' },
  },
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
  thumbNumber: { display: 'block', textAlign: 'center', fontSize: '12px', color: tokens.colorNeutralForeground3 },
  desk: {
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
    overflow: 'auto',
    background: tokens.colorNeutralBackground4,
    padding: '20px 20px 72px',
    display: 'flex',
    flexDirection: 'column',
    gap: '20px',
    [media.narrow]: { flexGrow: 0, flexShrink: 0, height: '60vh', padding: '12px' },
  },
  paper: {
    boxShadow: tokens.shadow8,
    backgroundColor: '#fff',
    marginInline: 'auto',
    flex: 'none',
    [media.forced]: { outline: '1px solid CanvasText' },
  },
  waiting: { margin: 'auto' },
  options: {
    flex: 'none',
    width: '276px',
    boxSizing: 'border-box',
    padding: '12px 20px',
    overflowY: 'auto',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    display: 'flex',
    flexDirection: 'column',
    gap: '14px',
    [media.narrow]: {
      width: '100%',
      borderLeftStyle: 'none',
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  logged: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground3, margin: 0 },
  zoom: {
    position: 'absolute',
    bottom: '14px',
    insetInlineStart: '50%',
    transform: 'translateX(-50%)',
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    padding: '4px 10px',
    background: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '6px',
    boxShadow: tokens.shadow8,
    whiteSpace: 'nowrap',
    [media.narrow]: {
      position: 'static',
      flexWrap: 'wrap',
      justifyContent: 'center',
      transform: 'none',
      borderRadius: 0,
      boxShadow: 'none',
    },
  },
});

const ZOOMS = [0.35, 0.5, 0.65, 0.8, 1, 1.25, 1.5, 2];
const THUMB = 0.066;
/** Comfortable reading size of a page on an office screen. */
const WIDEST_FIT = 0.9;
const DESK_MARGIN = 20;

/** A4 in CSS pixels at 96 to the inch. */
const SHORT_SIDE = (210 / 25.4) * 96;
const LONG_SIDE = (297 / 25.4) * 96;

function Scaled(props: {
  document: PrintDocument;
  layout: PageLayout;
  number: number;
  of: number;
  scale: number;
  className?: string;
}): ReactNode {
  const portrait = props.document.orientation === 'portrait';
  const width = (portrait ? SHORT_SIDE : LONG_SIDE) * props.scale;
  const height = (portrait ? LONG_SIDE : SHORT_SIDE) * props.scale;
  return (
    <div className={props.className} style={{ width, height, overflow: 'hidden' }}>
      <div style={{ transform: `scale(${props.scale})`, transformOrigin: '0 0' }}>
        <PrintPage document={props.document} layout={props.layout} number={props.number} of={props.of} />
      </div>
    </div>
  );
}

/** Width and height of the desk in pixels, following the window. */
function useRoom(desk: RefObject<HTMLDivElement | null>, shown: boolean): { width: number; height: number } {
  const [room, setRoom] = useState({ width: 760, height: 600 });
  useLayoutEffect(() => {
    const element = desk.current;
    if (element === null || !shown) return undefined;
    const observer = new ResizeObserver(() => setRoom({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, [desk, shown]);
  return room;
}

/**
 * The preview every print goes through: pages as they leave the printer, thumbnails, zoom, the print's own options.
 * `document` is null while its data load. The same pages stand in `.print-output` for the printer.
 */
export function PrintPreview(props: {
  document: PrintDocument | null;
  breadcrumb: readonly Crumb[];
  title: string;
  /** Beside the title before the number of pages: „16 osób”. */
  count?: string;
  options?: ReactNode;
  onPrint: () => void;
  /** Absent where this host cannot save a PDF itself. */
  onPdf?: () => void;
  children?: ReactNode;
}): ReactNode {
  const styles = useStyles();
  const t = useText('print');
  const { document: source } = props;
  useShortcut('Escape', useGoBack(props.breadcrumb.findLast((crumb) => crumb.to !== undefined)?.to ?? '/'));
  const { pages, measuring } = usePages(source);
  const [chosenZoom, setZoom] = useState<number | null>(null);
  const [shown, setShown] = useState(1);
  const desk = useRef<HTMLDivElement>(null);
  const room = useRoom(desk, source !== null);
  const pageWidth = source?.orientation === 'landscape' ? LONG_SIDE : SHORT_SIDE;
  // Until somebody zooms, the page is as wide as the desk lets it be, and not larger than on paper.
  const fitting = Math.max(0.2, Math.min(WIDEST_FIT, (room.width - 2 * DESK_MARGIN) / pageWidth));
  const zoom = chosenZoom ?? fitting;
  const wholePage = Math.max(
    0.2,
    (room.height - 2 * DESK_MARGIN) / (source?.orientation === 'landscape' ? SHORT_SIDE : LONG_SIDE),
  );
  const step = (by: 1 | -1): void => {
    const next = by === 1 ? ZOOMS.find((one) => one > zoom + 0.01) : ZOOMS.findLast((one) => one < zoom - 0.01);
    if (next !== undefined) setZoom(next);
  };
  const goTo = (number: number): void => {
    setShown(number);
    desk.current?.querySelector(`[data-page="${number}"]`)?.scrollIntoView({ block: 'start' });
  };
  const onScroll = (): void => {
    const root = desk.current;
    if (root === null) return;
    const middle = root.getBoundingClientRect().top + root.clientHeight / 2;
    const sheets = [...root.querySelectorAll('[data-page]')];
    const index = sheets.findIndex((sheet) => sheet.getBoundingClientRect().bottom > middle);
    if (index >= 0) setShown(index + 1);
  };
  const ready = source !== null && pages !== null;
  const pageCount = ready ? t('pageCount', { count: pages.length }) : null;
  const notReady = ready ? {} : { disabledReason: t('preparing') };
  return (
    <Page
      title={props.title}
      layout="bare"
      ruled
      breadcrumb={props.breadcrumb}
      count={[props.count, pageCount].filter((part) => part !== null && part !== undefined).join(', ')}
      actions={
        <>
          {props.onPdf === undefined ? null : (
            <Action label={t('pdf')} kind="quiet" icon={<DocumentPdfRegular />} onClick={props.onPdf} {...notReady} />
          )}
          <Action
            label={t('print')}
            kind="primary"
            icon={<PrintRegular />}
            shortcut="Ctrl+P"
            onClick={props.onPrint}
            {...notReady}
          />
        </>
      }
    >
      {props.children ?? (
        <div className={styles.root}>
          {ready && pages.length > 1 ? (
            <nav className={styles.thumbs} aria-label={t('pages')}>
              {pages.map((layout, index) => (
                <div key={index}>
                  <div className={mergeClasses(styles.thumb, shown === index + 1 && styles.thumbNow)}>
                    <span aria-hidden="true" inert>
                      <Scaled document={source} layout={layout} number={index + 1} of={pages.length} scale={THUMB} />
                    </span>
                    <button
                      type="button"
                      className={styles.thumbButton}
                      aria-label={t('goToPage', { page: index + 1 })}
                      aria-current={shown === index + 1 ? 'page' : undefined}
                      onClick={() => goTo(index + 1)}
                    />
                  </div>
                  <span className={styles.thumbNumber} aria-hidden="true">
                    {index + 1}
                  </span>
                </div>
              ))}
            </nav>
          ) : null}
          {/* The desk scrolls, so the keyboard must be able to reach it. */}
          <div
            className={styles.desk}
            ref={desk}
            tabIndex={0}
            role="region"
            aria-label={t('preview')}
            onScroll={onScroll}
          >
            {ready ? (
              pages.map((layout, index) => (
                <div key={index} data-page={index + 1} className={styles.paper}>
                  <Scaled document={source} layout={layout} number={index + 1} of={pages.length} scale={zoom} />
                </div>
              ))
            ) : (
              <Spinner className={styles.waiting} label={t('preparing')} />
            )}
          </div>
          <div className={styles.zoom} role="group" aria-label={t('preview')} data-foot="high">
            {ready ? <span>{t('pageOf', { page: shown, pages: pages.length })}</span> : null}
            <Button appearance="subtle" size="small" aria-label={t('zoomOut')} onClick={() => step(-1)}>
              −
            </Button>
            <span>{Math.round(zoom * 100)}&nbsp;%</span>
            <Button appearance="subtle" size="small" aria-label={t('zoomIn')} onClick={() => step(1)}>
              +
            </Button>
            <Button size="small" onClick={() => setZoom(Math.min(wholePage, fitting))}>
              {t('wholePage')}
            </Button>
          </div>
          <aside className={styles.options} aria-label={t('options')}>
            {props.options}
            <p className={styles.logged}>{t('logged')}</p>
          </aside>
        </div>
      )}
      {measuring}
      {ready ? <PrintOutput document={source} pages={pages} /> : null}
    </Page>
  );
}
