import { makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';

import { useText } from '../../i18n/index.ts';
import { Action } from '../../ui/action.tsx';
import { ArrowLeftRegular } from '../../ui/icons.ts';
import { TextLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { PATHS } from '../../ui/paths.ts';
import { screenPath, useGo, useGoBack, useScreenSearch } from '../../ui/screen.ts';
import { useShortcut } from '../../ui/shortcuts.ts';
import { media, type } from '../../ui/theme/theme.ts';
import { Article } from './article.tsx';
import { GUIDE_PAGES, isGuidePage, type GuidePageKey } from './pages.ts';
import { guideScreen } from './screens.ts';
import { guideTitle, guideTokens } from './texts.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: '212px minmax(0, 1fr)',
    flexGrow: 1,
    minHeight: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', gridTemplateRows: 'auto minmax(0, 1fr)' },
    [media.low]: { display: 'block' },
  },
  contents: {
    overflowY: 'auto',
    padding: '12px 12px 24px 16px',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.narrow]: { display: 'none' },
  },
  choice: { display: 'none', [media.narrow]: { display: 'block', padding: '12px 16px' } },
  item: {
    display: 'block',
    padding: '6px 10px',
    border: '1px solid transparent',
    borderRadius: '4px',
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    [media.forced]: { border: '1px solid Canvas' },
  },
  current: {
    ...type.strong,
    color: tokens.colorBrandForeground2,
    backgroundColor: tokens.colorBrandBackground2,
    [media.forced]: { border: '1px solid Highlight' },
  },
  text: {
    overflowY: 'auto',
    padding: '8px 24px 24px 28px',
    ':focus': { outlineStyle: 'none' },
    [media.narrow]: { padding: '4px 16px 24px' },
  },
  ways: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: '8px',
    maxWidth: '860px',
    marginTop: '24px',
    paddingTop: '12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
});

const pathOf = (strona: GuidePageKey): string => screenPath(guideScreen, {}, { strona });

/** The guide inside the program: contents at the left, the page beside it; Escape goes back to the work. */
export function GuidePage(): ReactNode {
  const styles = useStyles();
  const t = useText('guide');
  const go = useGo();
  const back = useGoBack(PATHS.dashboard);
  const [{ strona }] = useScreenSearch(guideScreen);
  const tokensOfPage = useMemo(() => guideTokens(strona), [strona]);
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (text.current !== null) text.current.scrollTop = 0;
  }, [strona]);
  useShortcut('Escape', back);
  const at = GUIDE_PAGES.indexOf(strona);
  const previous = GUIDE_PAGES[at - 1];
  const next = GUIDE_PAGES[at + 1];
  return (
    <Page
      title={guideTitle(strona)}
      count={t('title')}
      layout="list"
      actions={<Action kind="quiet" icon={<ArrowLeftRegular />} label={t('back')} shortcut="Escape" onClick={back} />}
    >
      <div className={styles.columns}>
        <nav className={styles.contents} aria-label={t('contents')}>
          <ol>
            {GUIDE_PAGES.map((key) => (
              <li key={key}>
                <TextLink
                  to={pathOf(key)}
                  className={mergeClasses(styles.item, key === strona && styles.current)}
                  current={key === strona}
                >
                  {guideTitle(key)}
                </TextLink>
              </li>
            ))}
          </ol>
        </nav>
        <div className={styles.choice}>
          <Select
            aria-label={t('choosePage')}
            value={strona}
            onChange={(_, data) => {
              if (isGuidePage(data.value)) go(pathOf(data.value));
            }}
          >
            {GUIDE_PAGES.map((key) => (
              <option key={key} value={key}>
                {guideTitle(key)}
              </option>
            ))}
          </Select>
        </div>
        <div ref={text} className={styles.text}>
          <Article key={strona} tokens={tokensOfPage} />
          <nav className={styles.ways} aria-label={t('title')}>
            <span>
              {previous === undefined ? null : (
                <TextLink to={pathOf(previous)}>{`${t('previous')}: ${guideTitle(previous)}`}</TextLink>
              )}
            </span>
            <span>
              {next === undefined ? null : <TextLink to={pathOf(next)}>{`${t('next')}: ${guideTitle(next)}`}</TextLink>}
            </span>
          </nav>
        </div>
      </div>
    </Page>
  );
}
