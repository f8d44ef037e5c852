import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';

import { useText } from '../../i18n/index.ts';
import { Action } from '../action.tsx';
import type { Crumb } from '../breadcrumb.tsx';
import { useConfirm } from '../dialog.tsx';
import { DocumentPdfRegular, PrintRegular } from '../icons.ts';
import { Page } from '../page.tsx';
import { useGoBack } from '../screen.ts';
import { useShortcut } from '../shortcuts.ts';
import { media } from '../theme/theme.ts';
import type { PrintDocument } from './document.ts';
import { Drawing, Preparing } from './print-progress.tsx';
import { paperSize, PrintSheets, PrintThumbs, SHEET_GAP } from './print-sheets.tsx';
import { usePages } from './use-pages.tsx';
import { usePaper } from './use-paper.tsx';
import type { PrintProgress } from './use-print-rows.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexGrow: 1,
    minHeight: 0,
    position: 'relative',
    // Too narrow for paper and settings side by side: the page scrolls, the paper keeps a window of its own.
    [media.narrow]: { flexDirection: 'column', flexShrink: 0, minHeight: 'auto' },
  },
  desk: {
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
    overflow: 'auto',
    background: tokens.colorNeutralBackground4,
    padding: '20px 20px 72px',
    display: 'flex',
    flexDirection: 'column',
    gap: `${SHEET_GAP}px`,
    [media.narrow]: { flexGrow: 0, flexShrink: 0, height: '60vh', padding: '12px' },
  },
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
    // The page scrolls under it, so that it is whole however low the window is.
    [media.narrow]: {
      position: 'sticky',
      bottom: 0,
      insetInlineStart: 'auto',
      zIndex: 1,
      flexWrap: 'wrap',
      justifyContent: 'center',
      transform: 'none',
      borderRadius: 0,
      boxShadow: 'none',
    },
  },
});

const ZOOMS = [0.35, 0.5, 0.65, 0.8, 1, 1.25, 1.5, 2];
/** Comfortable reading size of a page on an office screen. */
const WIDEST_FIT = 0.9;
const DESK_MARGIN = 20;

/** From so many pages on printing asks first: nobody wants to find out at the printer. */
const MANY_PAGES = 100;

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
 * `document` is null while its data load. The same pages stand in `.print-output` while they are printed, and only then.
 */
export function PrintPreview(props: {
  document: PrintDocument | null;
  breadcrumb: readonly Crumb[];
  title: string;
  /** Beside the title before the number of pages: „16 osób”. */
  count?: string;
  /** How far the data of a long print are read. */
  loading?: PrintProgress | null;
  options?: ReactNode;
  /** Prints the window; ends when the printing does, or at once where nobody can tell. */
  onPrint: () => void | Promise<void>;
  /** Absent where this host cannot save a PDF itself. */
  onPdf?: () => Promise<void>;
  /** Stands in the place of the paper when there is none to come, with the reason on the buttons. */
  instead?: { readonly shown: ReactNode; readonly why: string };
}): ReactNode {
  const styles = useStyles();
  const t = useText('print');
  const confirm = useConfirm();
  const { document: source } = props;
  const goBack = useGoBack(props.breadcrumb.findLast((crumb) => crumb.to !== undefined)?.to ?? '/');
  useShortcut('Escape', goBack);
  const { pages, measuring, progress: layingOut } = usePages(source);
  const { paper, drawing, draw, giveUp, release } = usePaper(source, pages);
  const [chosenZoom, setZoom] = useState<number | null>(null);
  const [shown, setShown] = useState(1);
  const desk = useRef<HTMLDivElement>(null);
  const room = useRoom(desk, source !== null);
  const paperRoom = paperSize(source);
  // Until somebody zooms, the page is as wide as the desk lets it be, and not larger than on paper.
  const fitting = Math.max(0.2, Math.min(WIDEST_FIT, (room.width - 2 * DESK_MARGIN) / paperRoom.width));
  const zoom = chosenZoom ?? fitting;
  const wholePage = Math.max(0.2, (room.height - 2 * DESK_MARGIN) / paperRoom.height);
  const step = (by: 1 | -1): void => {
    const next = by === 1 ? ZOOMS.find((one) => one > zoom + 0.01) : ZOOMS.findLast((one) => one < zoom - 0.01);
    if (next !== undefined) setZoom(next);
  };
  const goTo = useCallback((number: number): void => {
    setShown(number);
    desk.current?.querySelector(`[data-page="${number}"]`)?.scrollIntoView({ block: 'start' });
  }, []);
  const onScroll = (): void => {
    const root = desk.current;
    if (root === null || pages === null) return;
    const middle = root.scrollTop - DESK_MARGIN + root.clientHeight / 2;
    const index = Math.floor(middle / (paperRoom.height * zoom + SHEET_GAP));
    setShown(Math.min(pages.length, Math.max(0, index) + 1));
  };
  const ready = source !== null && pages !== null;
  const pageCount = ready ? t('pageCount', { count: pages.length }) : null;
  const { instead } = props;
  const why = instead?.why ?? (source === null ? t('notRead') : ready && drawing === null ? null : t('preparing'));
  const notReady = why === null ? {} : { disabledReason: why };
  const send = async (how: () => void | Promise<void>, verb: string): Promise<void> => {
    if (pages === null || drawing !== null) return;
    const question = { title: t('manyTitle', { count: pages.length }), text: t('manyText'), confirm: verb };
    if (pages.length >= MANY_PAGES && !(await confirm(question))) return;
    if (!(await draw())) return;
    const sent = how();
    // Where the browser prints, it says itself when it is done; a function of type void may return anything.
    if (sent instanceof Promise) await sent.finally(release);
  };
  const { onPrint, onPdf } = props;
  return (
    <Page
      title={props.title}
      layout="bare"
      ruled
      breadcrumb={props.breadcrumb}
      count={[props.count, pageCount].filter((part) => part !== null && part !== undefined).join(', ')}
      actions={
        <>
          {onPdf === undefined ? null : (
            <Action
              label={t('pdf')}
              kind="quiet"
              icon={<DocumentPdfRegular />}
              onClick={() => void send(onPdf, t('savePdf'))}
              {...notReady}
            />
          )}
          <Action
            label={t('print')}
            kind="primary"
            icon={<PrintRegular />}
            shortcut="Ctrl+P"
            onClick={() => void send(onPrint, t('print'))}
            {...notReady}
          />
        </>
      }
    >
      {instead?.shown ?? (
        <div className={styles.root}>
          {ready && pages.length > 1 ? (
            <PrintThumbs document={source} pages={pages} shown={shown} onChoose={goTo} />
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
              <PrintSheets document={source} pages={pages} scale={zoom} desk={desk} />
            ) : (
              <Preparing loading={props.loading ?? null} layingOut={layingOut} onCancel={goBack} />
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
      {paper}
      {drawing === null ? null : <Drawing progress={drawing} onCancel={giveUp} />}
    </Page>
  );
}
