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

/** Colours of the frame from the look's tokens, so that the window buttons sit on the page's own top bar. */
export function titleBarColors(appearance: Appearance): TitleBarColors {
  if (appearance.forcedColors) {
    return appearance.dark ? { frame: '#000000', symbols: '#ffffff' } : { frame: '#ffffff', symbols: '#000000' };
  }
  return appearance.dark ? { frame: '#1a1d1e', symbols: '#ffffff' } : { frame: '#eff3f4', symbols: '#242424' };
}
