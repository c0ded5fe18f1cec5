import { useSyncExternalStore } from 'react'
import { fill, sentenceAt, type T, type WordTree } from './translate.ts'
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
  'screen',
  'help',
  'paper',
  'search',
  'views',
] as const
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

const STORED = 'duban.language'

export type { T }

/** Areas that are here, by language. Chinese stands in for what another language does not have yet. */
const loaded: Record<Language, WordTree> = { 'zh-CN': { common, access }, en: {} }
let spoken: Language = 'zh-CN'

/** Every area of a language is here. */
let complete = false

/** Words of the jurisdiction instead of those of the Chinese catalogue, by key. */
let overrides: Readonly<Record<string, string>> = {}

export function overrideWords(words: Readonly<Record<string, string>>): void {
  if (JSON.stringify(words) === JSON.stringify(overrides)) return
  overrides = words
  refresh()
}

/** A word that is still on its way leaves its place empty; one that does not exist shows its key. */
const translate: T = (key, fillings) => {
  const own = spoken === 'zh-CN' ? overrides[key] : undefined
  if (own !== undefined) return fill(own, fillings)
  const sentence = sentenceAt(loaded[spoken], key) ?? sentenceAt(loaded['zh-CN'], key)
  if (sentence !== undefined) return fill(sentence, fillings)
  if (complete) return key
  // Of an area the page did not name. Whoever waits for the words says when they cannot be reached.
  loadAllWords().catch(() => {})
  return ''
}

/** For what is said outside of components; they take `t` of `useWords`, which draws them again in another language. */
export const i18n = { t: translate }

function storedLanguage(): Language {
  try {
    return localStorage.getItem(STORED) === 'en' ? 'en' : 'zh-CN'
  } catch {
    return 'zh-CN'
  }
}

const whole = new Map<Language, Promise<void>>()

async function fetchCatalogue(language: Language): Promise<void> {
  loaded[language] =
    language === 'en' ? (await import('./en/index.ts')).en : (await import('./zh-CN/index.ts')).zh
  complete = true
  refresh()
}

/** Every area of a language, fetched once. */
function load(language: Language): Promise<void> {
  const under = whole.get(language)
  if (under) return under
  const fetched = fetchCatalogue(language)
  whole.set(language, fetched)
  fetched.catch(() => whole.delete(language))
  return fetched
}

function speak(language: Language): void {
  spoken = language
  document.documentElement.lang = language
  refresh()
}

/** Call once before rendering. Resolves when the words of the login page are there. */
export async function startI18n(): Promise<void> {
  const language = storedLanguage()
  speak(language)
  if (language === 'en') await load('en')
}

/** The areas of the frame and the first page, in Chinese; another language comes whole. */
export async function loadFirstWords(): Promise<void> {
  if (spoken !== 'zh-CN') return load(spoken)
  add((await import('./zh-CN/first.ts')).first)
}

/** Areas that stand on boards beyond those of the first page. */
const ofBoards = {
  complaints: async () => (await import('./zh-CN/of-complaints.ts')).ofComplaints,
  ratings: async () => (await import('./zh-CN/of-ratings.ts')).ofRatings,
}

/** The words of the first page and of these boards, in Chinese; another language comes whole. */
export async function loadBoardWords(board: keyof typeof ofBoards): Promise<void> {
  if (spoken !== 'zh-CN' || complete) return load(spoken)
  const [words] = await Promise.all([ofBoards[board](), loadFirstWords()])
  add(words)
}

function add(words: WordTree): void {
  if (!complete) loaded['zh-CN'] = { ...loaded['zh-CN'], ...words }
  refresh()
}

/** Every area of the current language; the pages behind the first wait for it. */
export const loadAllWords = () => load(spoken)

export async function changeLanguage(language: Language): Promise<void> {
  await load(language)
  speak(language)
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

let words: Words = { t: translate, language: spoken }
const listeners = new Set<() => void>()

/** Another language, or more words of this one: every component that speaks is drawn again. */
function refresh(): void {
  words = { t: (key, fillings) => translate(key, fillings), language: spoken }
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
