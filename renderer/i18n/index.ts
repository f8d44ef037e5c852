import i18next, { type i18n as I18nInstance, type PostProcessorModule } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { bindShortWords } from '#shared/kernel/polish.ts';
import { en, pl, type Namespace } from './namespaces.ts';

export const LANGUAGES = ['pl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Polish typography is applied to every sentence here, so that authors of texts need not type the spaces. */
const bindWords: PostProcessorModule = {
  type: 'postProcessor',
  name: 'bindWords',
  process: (value: string, _key, options) => (options['lng'] === 'en' ? value : bindShortWords(value)),
};

/** The one instance of the program. Texts are bundled, so it is ready as soon as the module is loaded. */
export const i18n: I18nInstance = i18next.createInstance();

void i18n
  .use(bindWords)
  .use(initReactI18next)
  .init({
    lng: 'pl',
    fallbackLng: 'pl',
    supportedLngs: [...LANGUAGES],
    resources: { pl, en },
    ns: Object.keys(pl),
    defaultNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false },
    postProcess: ['bindWords'],
    returnNull: false,
  });

/** Changes the language of the interface and of the document; prints and dictionaries stay Polish. */
export async function setLanguage(language: Language): Promise<void> {
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
}

export function currentLanguage(): Language {
  return i18n.language === 'en' ? 'en' : 'pl';
}

/** The typed translation function of one namespace, for components: `const t = useText('people')`. */
export function useText<N extends Namespace = 'common'>(namespace?: N) {
  return useTranslation<N>(namespace ?? ('common' as N)).t;
}

export type { Namespace } from './namespaces.ts';
