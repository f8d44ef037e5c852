import { createContext, useContext, useSyncExternalStore } from 'react';

/** 'system' follows Windows. */
export const THEME_CHOICES = ['system', 'light', 'dark'] as const;
/** Their names among the texts of navigation. */
export const THEME_TEXTS = { system: 'themeSystem', light: 'themeLight', dark: 'themeDark' } as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

export type ThemeControl = { readonly choice: ThemeChoice; readonly choose: (choice: ThemeChoice) => void };

export const ThemeContext = createContext<ThemeControl | null>(null);

export function useTheme(): ThemeControl {
  const control = useContext(ThemeContext);
  if (control === null) throw new Error('useTheme needs the providers above it');
  return control;
}

export function isThemeChoice(text: string): text is ThemeChoice {
  return (THEME_CHOICES as readonly string[]).includes(text);
}

const darkQuery = '(prefers-color-scheme: dark)';

/** Whether Windows asks for dark windows; follows it while the program runs. */
export function useSystemDark(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = globalThis.matchMedia(darkQuery);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => globalThis.matchMedia(darkQuery).matches,
  );
}
