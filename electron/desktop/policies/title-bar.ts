export interface Appearance {
  readonly dark: boolean;
  readonly forcedColors: boolean;
}

export interface TitleBarColors {
  /** The frame of the page, behind the window buttons. */
  readonly frame: string;
  readonly symbols: string;
}

/** Height of the page's top bar in CSS pixels; the window buttons are drawn over its right end. */
export const TITLE_BAR_HEIGHT = 44;

const SYMBOLS_ON_LIGHT = '#242424';
const SYMBOLS_ON_DARK = '#ffffff';

/** Colours of the frame from the look's tokens, until the page says which theme its user chose. */
export function titleBarColors(appearance: Appearance): TitleBarColors {
  if (appearance.forcedColors) {
    return appearance.dark ? { frame: '#000000', symbols: '#ffffff' } : { frame: '#ffffff', symbols: '#000000' };
  }
  return appearance.dark
    ? { frame: '#1a1d1e', symbols: SYMBOLS_ON_DARK }
    : { frame: '#eff3f4', symbols: SYMBOLS_ON_LIGHT };
}

/**
 * Colours for the frame colour a page declares as its `theme-color`, so that the window buttons follow the theme chosen
 * in the program; undefined for anything but a plain `#rrggbb`.
 */
export function titleBarColorsOf(themeColor: string | null): TitleBarColors | undefined {
  const parts = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})(?:ff)?$/iu.exec(themeColor ?? '');
  if (parts === null) return undefined;
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => Number.parseInt(part, 16));
  const frame = `#${parts.slice(1).join('').toLowerCase()}`;
  const isLight = 0.299 * red + 0.587 * green + 0.114 * blue > 140;
  return { frame, symbols: isLight ? SYMBOLS_ON_LIGHT : SYMBOLS_ON_DARK };
}
