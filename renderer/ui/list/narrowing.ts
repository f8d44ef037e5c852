import type { ListFilter } from '#shared/contract/list.ts';
import { readSearch, type Screen, withoutDefaults } from '../screen.ts';

/** True when the filter leaves something out; the order alone narrows nothing. */
export function isNarrowed<Filter extends ListFilter>(screen: Screen<string, Filter>, filter: Filter): boolean {
  const { order: _order, direction: _direction, ...narrowing } = withoutDefaults<ListFilter>(screen.search, filter);
  return Object.keys(narrowing).length > 0;
}

/** The filter with nothing left out, in the order it had. */
export function widened<Filter extends ListFilter>(screen: Screen<string, Filter>, filter: Filter): Filter {
  return { ...readSearch(screen.search, {}), order: filter.order, direction: filter.direction };
}
