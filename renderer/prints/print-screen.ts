import { createElement, type ComponentType } from 'react';

import type { PrintDocument } from '../ui/print/document.ts';
import type { RouteEntry } from '../ui/route-entry.ts';
import type { Screen } from '../ui/screen.ts';

/** Makes a printed document; what it is given differs from one to the next. */
export type DocumentMaker = (...given: never) => PrintDocument;

/** A page of a print is told by its route which document it draws, so that the table of prints and the page agree. */
export interface Draws<Maker extends DocumentMaker> {
  readonly draw: Maker;
}

/** A print as a screen with its preview. */
export interface PrintEntry extends RouteEntry {
  readonly document: DocumentMaker;
}

/** The screen of a print: the page given here draws the document given here. */
export function printEntry<Maker extends DocumentMaker>(
  screen: Screen,
  page: ComponentType<Draws<Maker>>,
  document: Maker,
  guide = 'wydruki',
): PrintEntry {
  return { screen, component: () => createElement(page, { draw: document }), document, guide };
}
