import type { BrandVariants, Theme } from '@fluentui/react-components';
import { createDarkTheme, createLightTheme, tokens } from '@fluentui/react-components';

/** The petrol accent; step 80 is the colour of everything that acts, is selected or done. */
export const BRAND: BrandVariants = {
  10: '#03181d',
  20: '#032329',
  30: '#042d35',
  40: '#053942',
  50: '#074550',
  60: '#09515e',
  70: '#0b5c6a',
  80: '#0f6777',
  90: '#1e8294',
  100: '#3ea1b5',
  110: '#53b1c4',
  120: '#69bed0',
  130: '#89cedd',
  140: '#a7dbe7',
  150: '#c6e9f0',
  160: '#e7f6f9',
};

/** Colours Fluent has no name for. They travel with the theme, so portals and both modes have them too. */
export type OwnTokens = {
  /** Top bar and rail, the tinted frame around the white sheet. */
  readonly ostojaFrame: string;
  /** The empty part of a bar. */
  readonly ostojaTrack: string;
  /** European Union money. */
  readonly ostojaSource1: string;
  /** State budget money. */
  readonly ostojaSource2: string;
  /** The office's own contribution. */
  readonly ostojaSource3: string;
};

export type OstojaTheme = Theme & OwnTokens;

/** CSS variables of the own tokens, used in styles the way Fluent's `tokens` are. */
export const ownTokens = {
  frame: 'var(--ostojaFrame)',
  track: 'var(--ostojaTrack)',
  source1: 'var(--ostojaSource1)',
  source2: 'var(--ostojaSource2)',
  source3: 'var(--ostojaSource3)',
} as const;

/** Windows' own face first; the bundled one has every Polish letter on any other system. */
const FONT_FAMILY = "'Segoe UI Variable Text', 'Segoe UI', 'Noto Sans', system-ui, sans-serif";
const FONT_FIXED = "'Cascadia Mono', Consolas, 'Liberation Mono', monospace";

const fonts = {
  fontFamilyBase: FONT_FAMILY,
  fontFamilyNumeric: FONT_FAMILY,
  fontFamilyMonospace: FONT_FIXED,
} as const;

export const lightTheme: OstojaTheme = {
  ...createLightTheme(BRAND),
  ...fonts,
  colorBrandForeground1: BRAND[80],
  colorBrandForegroundLink: BRAND[70],
  colorBrandBackground2: BRAND[160],
  colorBrandForeground2: BRAND[70],
  ostojaFrame: '#eff3f4',
  ostojaTrack: '#e6e9ea',
  ostojaSource1: BRAND[80],
  ostojaSource2: '#3a99ad',
  ostojaSource3: '#8a8886',
};

export const darkTheme: OstojaTheme = {
  ...createDarkTheme(BRAND),
  ...fonts,
  colorNeutralBackground1: '#26292a',
  colorNeutralBackground2: '#222526',
  colorBrandForeground1: BRAND[120],
  colorBrandForegroundLink: BRAND[120],
  colorBrandForegroundLinkHover: BRAND[130],
  colorCompoundBrandForeground1: BRAND[120],
  colorCompoundBrandBackground: BRAND[110],
  colorCompoundBrandStroke: BRAND[110],
  colorBrandStroke1: BRAND[110],
  colorBrandBackground: BRAND[70],
  colorBrandBackground2: BRAND[20],
  colorBrandForeground2: BRAND[130],
  colorStatusDangerForeground1: '#f08f97',
  ostojaFrame: '#1a1d1e',
  ostojaTrack: '#3d4243',
  ostojaSource1: BRAND[100],
  ostojaSource2: BRAND[130],
  ostojaSource3: '#9a9a9a',
};

/** Type ramp of the interface: nothing below 11, semibold is the only emphasis. */
export const type = {
  note: { fontSize: '12px', lineHeight: '16px', fontWeight: tokens.fontWeightRegular },
  content: { fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightRegular },
  strong: { fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
  lead: { fontSize: '16px', lineHeight: '22px', fontWeight: tokens.fontWeightSemibold },
  title: { fontSize: '20px', lineHeight: '28px', fontWeight: tokens.fontWeightSemibold },
  display: { fontSize: '28px', lineHeight: '36px', fontWeight: tokens.fontWeightSemibold },
} as const;

/** Heights in pixels, shared by styles and by the list's arithmetic. */
export const size = {
  topBar: 44,
  rail: 204,
  railNarrow: 76,
  railItem: 36,
  row: 36,
  rowTwoLines: 56,
  sectionHead: 32,
  hintBar: 28,
  tab: 36,
} as const;

/** Conditions of the three window widths, in CSS pixels of the window. */
export const media = {
  narrow: '@media (max-width: 799.98px)',
  middle: '@media (min-width: 800px) and (max-width: 1199.98px)',
  belowWide: '@media (max-width: 1199.98px)',
  wide: '@media (min-width: 1200px)',
  low: '@media (max-height: 500px)',
  forced: '@media (forced-colors: active)',
  still: '@media (prefers-reduced-motion: reduce)',
  print: '@media print',
} as const;
