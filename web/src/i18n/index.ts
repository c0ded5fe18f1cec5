import i18next, { type TFunction } from 'i18next'
import { useSyncExternalStore } from 'react'
import { access } from './zh-CN/access.ts'
import { common } from './zh-CN/common.ts'

/** Areas of the catalogue; a key is written `area:path.to.word`. */
export const areas = [
  'common',
  'access',
  'attachments',
  'notices',
  'notifications',
  'plans',
  'tasks',
  'dashboard',
  'indicators',
  'library',
  'reporting',
  'figures',
  'systems',
  'complaints',
  'complaintImport',
  'complaintBoard',
  'hotIssues',
  'ratings',
  'places',
  'desk',
  'followUp',
  'problems',
  'instructions',
  'office',
  'admin',
] as const
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
  for (const [area, own] of Object.entries(catalogue)) i18n.addResourceBundle(language, area, own)
  refresh()
}

/** Call once before rendering. Resolves when the words of the login page are there. */
export async function startI18n(): Promise<void> {
  const language = storedLanguage()
  await i18n.init({
    lng: language,
    fallbackLng: 'zh-CN',
    ns: areas,
    defaultNS: 'common',
    resources: { 'zh-CN': { common, access } },
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  })
  document.documentElement.lang = language
  refresh()
  if (language === 'en') await load('en')
}

/** Loads every area of the current language; the app's frame waits for it. */
export const loadAllWords = () => load(i18n.language === 'en' ? 'en' : 'zh-CN')

export async function changeLanguage(language: Language): Promise<void> {
  await load(language)
  await i18n.changeLanguage(language)
  refresh()
  document.documentElement.lang = language
  try {
    localStorage.setItem(STORED, language)
  } catch {
    // A browser that keeps nothing still shows the language until it is closed.
  }
}

interface Words {
  t: T
  language: Language
}

let words: Words = { t: i18n.t as T, language: 'zh-CN' }
const listeners = new Set<() => void>()

/** Another language, or more words of this one: every component that speaks is drawn again. */
function refresh(): void {
  const language: Language = i18n.language === 'en' ? 'en' : 'zh-CN'
  words = { t: i18n.getFixedT(language, areas) as T, language }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** The words of the screen, and its language. One subscription for all: a table of lights asks a thousand times. */
export const useWords = (): Words => useSyncExternalStore(subscribe, () => words)
