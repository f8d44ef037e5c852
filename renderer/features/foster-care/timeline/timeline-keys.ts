import { type FocusEvent, type KeyboardEvent, type RefObject, useState } from 'react';

import type { SceneItem, TimelineScene } from '#shared/features/foster-care/timeline.ts';

interface Stop {
  readonly id: string;
  readonly row: number;
  readonly item: SceneItem;
}

/**
 * One stop of Tab for the whole drawing: left and right go through a row, up and down to what stands nearest in the next
 * row that has anything, Home and End to its ends, with Ctrl to the ends of the drawing.
 */
export function useItemKeys(scene: TimelineScene, scroller: RefObject<HTMLElement | null>) {
  const [left, setLeft] = useState<string | null>(null);
  const stops = scene.rows.flatMap(({ key, items }, row): Stop[] =>
    items.map((item) => ({ id: `${key} ${item.entry.key}`, row, item })),
  );
  const stop = stops.find(({ id }) => id === left) ?? firstStop(stops, scene);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (stop === undefined || event.altKey || event.metaKey || event.shiftKey) return;
    const next = target(event, stop, stops);
    if (next === undefined) return;
    event.preventDefault();
    elementOf(scroller.current, next.id)?.focus();
  };
  const onFocus = (event: FocusEvent): void => {
    const id = event.target.getAttribute('data-entry');
    if (id !== null) setLeft(id);
  };
  return { stop: stop?.id ?? null, onKeyDown, onFocus };
}

const elementOf = (scroller: HTMLElement | null, id: string): HTMLElement | undefined =>
  [...(scroller?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])].find(
    (element) => element.getAttribute('data-entry') === id,
  );

/** Where the child lives now, or else the first thing drawn. */
function firstStop(stops: readonly Stop[], { rows }: TimelineScene): Stop | undefined {
  const now = stops.findLast(
    ({ row, item }) => rows[row]?.main === true && !item.entry.thin && item.entry.state === 'running',
  );
  return now ?? stops[0];
}

function target({ key, ctrlKey }: KeyboardEvent, stop: Stop, stops: readonly Stop[]): Stop | undefined {
  const here = stops.filter(({ row }) => row === stop.row);
  const index = here.indexOf(stop);
  switch (key) {
    case 'Home':
      return ctrlKey ? stops[0] : here[0];
    case 'End':
      return (ctrlKey ? stops : here).at(-1);
    case 'ArrowRight':
      return ctrlKey ? undefined : here[index + 1];
    case 'ArrowLeft':
      return ctrlKey || index === 0 ? undefined : here[index - 1];
    case 'ArrowDown':
      return ctrlKey ? undefined : nearest(stop, stops, stops.find(({ row }) => row > stop.row)?.row);
    case 'ArrowUp':
      return ctrlKey ? undefined : nearest(stop, stops, stops.findLast(({ row }) => row < stop.row)?.row);
    default:
      return undefined;
  }
}

/** What begins latest of all that stands under the stop's end, or is least far from it. */
function nearest({ item }: Stop, stops: readonly Stop[], row: number | undefined): Stop | undefined {
  const at = item.piece.left + (item.piece.past > 0 ? item.piece.past : item.piece.width) / 2;
  const distance = ({ item: { piece } }: Stop): number => Math.max(piece.left - at, at - (piece.left + piece.width), 0);
  return stops
    .filter((stop) => stop.row === row)
    .reduce<Stop | undefined>(
      (best, one) => (best === undefined || distance(one) < distance(best) ? one : best),
      undefined,
    );
}
