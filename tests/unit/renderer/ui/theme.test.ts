import { describe, expect, it } from 'vitest';
import { contrastRatio, luminance } from '#renderer/ui/theme/contrast.ts';
import type { OstojaTheme } from '#renderer/ui/theme/theme.ts';
import { darkTheme, lightTheme } from '#renderer/ui/theme/theme.ts';

type Row = {
  readonly token: keyof OstojaTheme;
  readonly light: string;
  readonly dark: string;
  /** What it is seen against, and the least ratio promised there. */
  readonly on?: keyof OstojaTheme;
  readonly lightRatio?: number;
  readonly darkRatio?: number;
};

const TABLE: readonly Row[] = [
  { token: 'colorNeutralBackground1', light: '#ffffff', dark: '#26292a' },
  { token: 'ostojaFrame', light: '#eff3f4', dark: '#1a1d1e' },
  { token: 'colorNeutralBackground2', light: '#fafafa', dark: '#222526' },
  {
    token: 'colorBrandBackground',
    light: '#0f6777',
    dark: '#0b5c6a',
    on: 'colorNeutralForegroundOnBrand',
    lightRatio: 6.5,
    darkRatio: 7.6,
  },
  {
    token: 'colorBrandForeground1',
    light: '#0f6777',
    dark: '#69bed0',
    on: 'colorNeutralBackground1',
    lightRatio: 6.5,
    darkRatio: 6.9,
  },
  {
    token: 'colorBrandBackground2',
    light: '#e7f6f9',
    dark: '#032329',
    on: 'colorBrandForeground2',
    lightRatio: 6.9,
    darkRatio: 9.4,
  },
  { token: 'colorBrandForeground2', light: '#0b5c6a', dark: '#89cedd' },
  {
    token: 'colorNeutralForeground3',
    light: '#616161',
    dark: '#adadad',
    on: 'colorNeutralBackground1',
    lightRatio: 6.2,
    darkRatio: 6.5,
  },
  { token: 'colorNeutralForeground3', light: '#616161', dark: '#adadad', on: 'ostojaFrame', lightRatio: 5.5 },
  {
    token: 'colorStatusDangerForeground1',
    light: '#b10e1c',
    dark: '#f08f97',
    on: 'colorNeutralBackground1',
    lightRatio: 7.1,
    darkRatio: 6.3,
  },
  {
    token: 'colorStatusWarningForeground1',
    light: '#bc4b09',
    dark: '#faa06b',
    on: 'colorNeutralBackground1',
    lightRatio: 5.1,
    darkRatio: 7.2,
  },
  {
    token: 'colorStatusSuccessForeground1',
    light: '#0e700e',
    dark: '#54b054',
    on: 'colorNeutralBackground1',
    lightRatio: 6.3,
    darkRatio: 5.4,
  },
  {
    token: 'ostojaSource1',
    light: '#0f6777',
    dark: '#3ea1b5',
    on: 'colorNeutralBackground1',
    lightRatio: 6.5,
    darkRatio: 4.8,
  },
  {
    token: 'ostojaSource2',
    light: '#3a99ad',
    dark: '#89cedd',
    on: 'colorNeutralBackground1',
    lightRatio: 3.3,
    darkRatio: 4.8,
  },
  {
    token: 'ostojaSource3',
    light: '#8a8886',
    dark: '#9a9a9a',
    on: 'colorNeutralBackground1',
    lightRatio: 3.5,
    darkRatio: 4.8,
  },
  { token: 'ostojaTrack', light: '#e6e9ea', dark: '#3d4243' },
];

/** Steps 110 and 120 of the ramp that the dark mode asks for beyond the table. */
const DARK_STEPS: readonly (readonly [keyof OstojaTheme, string])[] = [
  ['colorCompoundBrandBackground', '#53b1c4'],
  ['colorCompoundBrandStroke', '#53b1c4'],
  ['colorBrandStroke1', '#53b1c4'],
  ['colorBrandForegroundLink', '#69bed0'],
  ['colorCompoundBrandForeground1', '#69bed0'],
];

const round = (ratio: number): number => Math.round(ratio * 10) / 10;

function check(theme: OstojaTheme, row: Row, value: string, ratio: number | undefined): void {
  expect(String(theme[row.token]).toLowerCase(), row.token).toBe(value);
  if (row.on === undefined || ratio === undefined) return;
  expect(round(contrastRatio(value, String(theme[row.on]))), `${row.token} on ${row.on}`).toBeGreaterThanOrEqual(ratio);
}

describe('theme', () => {
  it.each(TABLE)('gives $token its light and dark colour with the promised contrast', (row) => {
    check(lightTheme, row, row.light, row.lightRatio);
    check(darkTheme, row, row.dark, row.darkRatio);
  });

  it.each(DARK_STEPS)('sets %s to the lighter step in the dark mode', (token, value) => {
    expect(darkTheme[token]).toBe(value);
  });

  it('keeps text on every tinted ground readable in both modes', () => {
    for (const theme of [lightTheme, darkTheme]) {
      for (const ground of ['colorNeutralBackground1', 'colorNeutralBackground2', 'ostojaFrame'] as const) {
        for (const text of ['colorNeutralForeground1', 'colorNeutralForeground2', 'colorNeutralForeground3'] as const) {
          expect(contrastRatio(theme[text], theme[ground]), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
        }
      }
    }
  });
});

describe('contrastRatio', () => {
  it('is 21 for black on white and 1 for a colour on itself', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastRatio('#0f6777', '#0f6777')).toBe(1);
  });

  it('refuses a colour it cannot read', () => {
    expect(() => luminance('white')).toThrow(/#rrggbb/);
  });
});
