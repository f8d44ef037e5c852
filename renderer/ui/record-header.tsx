import { createCustomFocusIndicatorStyle, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { media, size, type } from './theme/theme.ts';

/** Label over value, what a record answers at a glance: who, where, since when, by whom, what next. */
export type FactItem = { readonly label: string; readonly value: ReactNode };

export type TabItem<Key extends string> = {
  readonly key: Key;
  readonly label: string;
  readonly count?: number | undefined;
};

const useStyles = makeStyles({
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    rowGap: '8px',
    margin: '0 4px 12px',
    // The divider before the first fact of a line falls outside, so that no line begins or ends with one.
    overflowX: 'clip',
    [media.narrow]: { margin: '0 0 8px' },
    // With room for all, a long value takes two lines of its own rather than leave the last fact alone below; tracks of a
    // grid grow evenly from their longest word, so the short ones are whole before a long one takes the rest.
    '@media (min-width: 1200px)': {
      display: 'grid',
      gridAutoFlow: 'column',
      gridAutoColumns: 'auto',
      justifyContent: 'start',
    },
  },
  fact: {
    paddingInline: '20px',
    marginLeft: '-1px',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    minWidth: 'min-content',
    [media.narrow]: { paddingInline: '16px' },
  },
  label: { ...type.note, color: tokens.colorNeutralForeground3 },
  value: { overflowWrap: 'break-word' },
  tabs: {
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingInline: '14px',
    overflowX: 'auto',
    [media.narrow]: { paddingInline: '6px' },
  },
  tab: {
    minHeight: `${size.tab}px`,
    paddingBlock: '7px',
    // The row scrolls sideways, so a ring around the tab would be cut off: it is drawn inside.
    ...createCustomFocusIndicatorStyle({
      outlineOffset: '-2px',
      boxShadow: `inset 0 0 0 2px ${tokens.colorStrokeFocus2}`,
    }),
  },
  count: { color: tokens.colorNeutralForeground3, fontSize: '12px', marginInlineStart: '6px' },
});

/** The row of facts alone. */
export function Facts({ facts }: { readonly facts: readonly FactItem[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      {facts.map((fact) => (
        <div key={fact.label} className={styles.fact}>
          <dt className={styles.label}>{fact.label}</dt>
          <dd className={styles.value}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The row of tabs alone, for pages that are no records. */
export function Tabs<Key extends string>(props: {
  readonly tabs: readonly TabItem<Key>[];
  readonly tab?: Key | undefined;
  readonly onTab?: ((key: Key) => void) | undefined;
}) {
  const styles = useStyles();
  const t = useText();
  return (
    <TabList
      className={styles.tabs}
      aria-label={t('sections')}
      selectedValue={props.tab}
      onTabSelect={(_, data) => {
        const chosen = props.tabs.find((one) => one.key === data.value);
        if (chosen !== undefined) props.onTab?.(chosen.key);
      }}
    >
      {props.tabs.map((tab) => (
        <Tab key={tab.key} value={tab.key} className={styles.tab} id={`tab-${tab.key}`}>
          {tab.label}
          {tab.count === undefined ? null : <span className={styles.count}>{tab.count}</span>}
        </Tab>
      ))}
    </TabList>
  );
}

/** Goes into Page's `head`: facts and tabs that stay while the record scrolls. */
export function RecordHeader<Key extends string>(props: {
  readonly facts: readonly FactItem[];
  readonly tabs?: readonly TabItem<Key>[];
  readonly tab?: Key;
  readonly onTab?: (key: Key) => void;
}) {
  return (
    <>
      <Facts facts={props.facts} />
      {props.tabs === undefined ? null : <Tabs tabs={props.tabs} tab={props.tab} onTab={props.onTab} />}
    </>
  );
}
