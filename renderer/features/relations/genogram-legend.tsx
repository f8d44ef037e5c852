import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { useText } from '../../i18n/index.ts';
import { media, type } from '../../ui/theme/theme.ts';

const useStyles = makeStyles({
  list: {
    ...type.note,
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 16px',
    listStyleType: 'none',
    margin: 0,
    padding: '8px 0 0',
    color: tokens.colorNeutralForeground2,
  },
  item: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
  sign: {
    fill: 'none',
    stroke: tokens.colorNeutralForeground2,
    strokeWidth: '1.5px',
    [media.forced]: { stroke: 'CanvasText' },
  },
  accent: {
    fill: 'none',
    stroke: tokens.colorBrandForeground1,
    strokeWidth: '1.5px',
    [media.forced]: { stroke: 'CanvasText' },
  },
});

/** What the signs of the drawing mean; standard signs of genograms (McGoldrick). */
export function GenogramLegend(): ReactNode {
  const styles = useStyles();
  const t = useText('relations');
  const sign = (key: string, width: number, content: ReactNode, words: string, accent = false): ReactNode => (
    <li key={key} className={styles.item}>
      <svg
        width={width}
        height="16"
        viewBox={`0 0 ${width} 16`}
        aria-hidden="true"
        className={accent ? styles.accent : styles.sign}
      >
        {content}
      </svg>
      {words}
    </li>
  );
  return (
    <ul className={styles.list} aria-label={t('genogram.legend')}>
      {sign('man', 16, <rect x="2" y="2" width="12" height="12" />, t('genogram.man'))}
      {sign('woman', 16, <circle cx="8" cy="8" r="6" />, t('genogram.woman'))}
      {sign('unknown', 16, <path d="M8 1l7 7l-7 7l-7 -7z" />, t('genogram.unknown'))}
      {sign('dead', 16, <path d="M2 2h12v12h-12zM2 2l12 12M14 2l-12 12" />, t('genogram.dead'))}
      {sign('marriage', 28, <path d="M0 8h28" />, t('genogram.marriage'))}
      {sign('partnership', 28, <path d="M0 8h28" strokeDasharray="5 4" />, t('genogram.partnership'))}
      {sign('divorce', 28, <path d="M0 8h28M9 14l5 -12M15 14l5 -12" />, t('genogram.divorce'))}
      {sign('separation', 28, <path d="M0 8h28M12 14l5 -12" />, t('genogram.separation'))}
      {sign('care', 16, <path d="M8 0v16" strokeDasharray="4 3" />, t('genogram.care'))}
      {sign('tie', 28, <path d="M0 8h28" strokeDasharray="2 4" />, t('genogram.otherTie'), true)}
      {sign('endedTie', 28, <path d="M0 8h28" strokeDasharray="1 5" />, t('genogram.endedTie'))}
      {sign('together', 28, <path d="M1 1h26v14h-26z" strokeDasharray="6 4" />, t('genogram.together'))}
    </ul>
  );
}
