import i18next, { type TFunction } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { access } from './zh-CN/access.ts'
import { common } from './zh-CN/common.ts'

/** Areas of the catalogue; a key is written `area:path.to.word`. */
export const areas = ['common', 'access', 'plans', 'tasks', 'dashboard', 'indicators'] as const
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

const STORED = 'duban.language'

/** `t` of the whole catalogue: `t('tasks:status.DONE')`. */
export type T = TFunction<typeof areas>

export const i18n = i18next

function storedLanguage(): Language {
  try {
    return localStorage.getItem(STORED) === 'en' ? 'en' : 'zh-CN'
  } catch {
    return 'zh-CN'
  }
}

/** The login page needs two areas in one language; the rest comes with the app. */
async function load(language: Language): Promise<void> {
  const catalogue =
    language === 'en' ? (await import('./en/index.ts')).en : (await import('./zh-CN/index.ts')).zh
  for (const [area, words] of Object.entries(catalogue)) i18n.addResourceBundle(language, area, words)
}

/** Call once before rendering. Resolves when the words of the login page are there. */
export async function startI18n(): Promise<void> {
  const language = storedLanguage()
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    ns: areas,
    defaultNS: 'common',
    resources: { 'zh-CN': { common, access } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false, bindI18nStore: 'added' },
    showSupportNotice: false,
  })
  document.documentElement.lang = language
  if (language === 'en') await load('en')
}

/** Loads every area of the current language; the app's frame waits for it. */
export const loadAllWords = () => load(i18n.language === 'en' ? 'en' : 'zh-CN')

export async function changeLanguage(language: Language): Promise<void> {
  await load(language)
  await i18n.changeLanguage(language)
  document.documentElement.lang = language
  try {
    localStorage.setItem(STORED, language)
  } catch {
    // A browser that keeps nothing still shows the language until it is closed.
  }
}

/** The words of the screen, and its language. */
export function useWords(): { t: T; language: Language } {
  const { t, i18n: instance } = useTranslation(areas)
  return { t, language: instance.language === 'en' ? 'en' : 'zh-CN' }
}
