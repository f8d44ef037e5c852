import { makeStyles, tokens } from '@fluentui/react-components';

import { media, type } from '../../ui/theme/theme.ts';

/** Tables of this feature: heads in note size, hairlines between rows, a scroller in narrow windows. */
export const useTableStyles = makeStyles({
  scroller: {
    position: 'relative',
    overflowX: 'auto',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  table: { width: '100%', borderCollapse: 'collapse', textAlign: 'start', minWidth: '620px' },
  head: {
    ...type.note,
    color: tokens.colorNeutralForeground3,
    textAlign: 'start',
    padding: '6px 16px 6px 0',
    whiteSpace: 'nowrap',
    fontWeight: tokens.fontWeightRegular,
  },
  number: { textAlign: 'end', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  row: { borderTop: `1px solid ${tokens.colorNeutralStroke3}`, [media.forced]: { borderTopColor: 'CanvasText' } },
  cell: {
    padding: '7px 16px 7px 0',
    verticalAlign: 'top',
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: 'anywhere',
  },
  end: { padding: '4px 0', textAlign: 'end', verticalAlign: 'top', whiteSpace: 'nowrap' },
  // Physical sides, as in `end`: a logical one would stand beside its 4 px, not in their place.
  endLink: { paddingTop: '7px', paddingBottom: '7px' },
  date: { whiteSpace: 'nowrap' },
  name: type.strong,
  quiet: { color: tokens.colorNeutralForeground3 },
  second: { ...type.note, display: 'block', color: tokens.colorNeutralForeground3 },
  danger: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
  undone: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
});
