import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { browserLanguages } from './ui/browser-languages.ts'

/** The languages every catalogue has in full. */
export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

const files: Record<string, () => Promise<unknown>> = {
  ...import.meta.glob('./locales/*.json', { import: 'default' }),
  ...import.meta.glob('./*/locales/*.json', { import: 'default' }),
  ...import.meta.glob('../../modules/*/web/locales/*.json', { import: 'default' }),
  ...import.meta.glob('../../modules/*/web/*/locales/*.json', { import: 'default' }),
}

/** By namespace and language: the folder beside `locales`; a module's name for its screens, `app` for the shell. */
const catalogues = new Map(
  Object.entries(files).map(([path, load]) => {
    const [language, , folder, parent] = path.replace('.json', '').split('/').reverse()
    return [`${folder === 'web' ? parent : folder === '.' ? 'app' : folder}/${language}`, load]
  }),
)

/** The words about the objects of all modules, for screens that speak of records of any kind. */
const WORDS = 'words'
for (const [path, load] of Object.entries(import.meta.glob('./objects/words/{en,de}.ts', { import: 'default' })))
  catalogues.set(`${WORDS}/${path.slice(-5, -3)}`, load)

/** A namespace is a module's name; its catalogue is fetched with the first screen that asks for it. */
const lazyCatalogues = {
  type: 'backend',
  callbackApi: false,
  init: () => {},
  read: async (language: string, namespace: string) => {
    const load = catalogues.get(`${namespace}/${language}`)
    if (!load) throw new Error(`No catalogue for ${namespace} in ${language}`)
    return load()
  },
} as unknown as BackendModule // i18next types `read` for its callback form only

/** The language to start with: the one chosen before, else the browser's, else English. */
export function preferredLanguage(): Language {
  const wanted = [localStorage.getItem('kith-language'), ...browserLanguages()]
  for (const tag of wanted) {
    const found = languages.find((language) => tag?.toLowerCase().startsWith(language))
    if (found) return found
  }
  return 'en'
}

/** Loads the catalogues of the shell, ready to draw. */
export async function startI18n() {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language
    document.documentElement.dir = i18next.dir(language)
    localStorage.setItem('kith-language', language)
  })
  await i18next
    .use(lazyCatalogues)
    .use(initReactI18next)
    .init({
      lng: preferredLanguage(),
      supportedLngs: languages,
      ns: ['app', 'ui', WORDS],
      defaultNS: 'app',
      // Where the catalogues of modules leave the words about their objects.
      fallbackNS: WORDS,
      fallbackLng: false,
      load: 'languageOnly',
      interpolation: { escapeValue: false },
    })
}
