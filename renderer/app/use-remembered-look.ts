import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useOffice } from '#renderer/client/index.ts';
import { type Language, setLanguage } from '#renderer/i18n/index.ts';
import type { PreferenceKey } from '#shared/features/preferences/preferences.contract.ts';
import { isThemeChoice, type ThemeChoice, useTheme } from './theme-choice.ts';

/** Changes theme or language at once and remembers it for this user; a lost memory is not worth a message. */
export function useRememberedLook() {
  const { client, api } = useOffice();
  const theme = useTheme();
  const cache = useQueryClient();
  const remember = (key: PreferenceKey, value: string) => {
    void client.preferences
      .remember({ key, value })
      .then(() => cache.invalidateQueries({ queryKey: api.preferences.all.key() }))
      .catch(() => undefined);
  };
  return {
    theme: (choice: ThemeChoice) => {
      theme.choose(choice);
      remember('theme', choice);
    },
    language: (language: Language) => {
      void setLanguage(language);
      remember('language', language);
    },
  };
}

/** Applies the user's own theme and language once they are known. */
export function useApplyRememberedLook(): void {
  const { api } = useOffice();
  const theme = useTheme();
  const { data } = useQuery(api.preferences.all.queryOptions({ input: {}, staleTime: Infinity }));
  const apply = useEffectEvent((kept: NonNullable<typeof data>) => {
    if (kept.theme !== undefined && isThemeChoice(kept.theme)) theme.choose(kept.theme);
    if (kept.language === 'pl' || kept.language === 'en') void setLanguage(kept.language);
  });
  useEffect(() => {
    if (data !== undefined) apply(data);
  }, [data]);
}
