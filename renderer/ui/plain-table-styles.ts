import { makeStyles, tokens } from '@fluentui/react-components';

import { media, type } from './theme/theme.ts';

/** The look of a short table inside a record. */
export const usePlainTableStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', textAlign: 'start' },
  head: {
    ...type.note,
    color: tokens.colorNeutralForeground3,
    textAlign: 'start',
    padding: '6px 16px 6px 0',
    whiteSpace: 'nowrap',
  },
  row: { borderTop: `1px solid ${tokens.colorNeutralStroke3}`, [media.forced]: { borderTopColor: 'CanvasText' } },
  cell: {
    padding: '7px 16px 7px 0',
    verticalAlign: 'top',
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  second: { ...type.note, display: 'block', color: tokens.colorNeutralForeground3 },
});
