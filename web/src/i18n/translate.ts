import type { zh } from './zh-CN/index.ts'

/** The words of one area: sentences by name, in groups. */
export interface WordTree {
  readonly [name: string]: string | WordTree
}

/** Paths to the sentences of a tree: `status.DONE`. */
type PathOf<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? Name : `${Name}.${PathOf<Tree[Name]>}`
}[keyof Tree & string]

/** Every key of the catalogue: `tasks:status.DONE`. */
export type WordKey = { [Area in keyof typeof zh]: `${Area}:${PathOf<(typeof zh)[Area]>}` }[keyof typeof zh]

/** What fills the gaps of a sentence, by name; what is not there leaves its gap empty. */
export type Fillings = Readonly<Record<string, unknown>>

/** `t('tasks:status.DONE')`, `t('systems:count', { count: 3 })`. */
export type T = (key: WordKey, fillings?: Fillings) => string

/** The sentence at `area:path.to.word`; undefined where there is none. */
export function sentenceAt(areas: WordTree, key: string): string | undefined {
  const colon = key.indexOf(':')
  let at: string | WordTree | undefined = areas[key.slice(0, colon)]
  for (const name of key.slice(colon + 1).split('.')) at = typeof at === 'object' ? at[name] : undefined
  return typeof at === 'string' ? at : undefined
}

/** `{{name}}`, or `{{count|ticket|tickets}}`: the first word where the count is 1, else the second. */
const GAP = /\{\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}\}/g

/** Numbers that are names: nobody writes the year 2,024. */
const NAMES = /^(?:no|number|version|code|\w*[yY]ear)$/

/** `9095` → `9,095`, as every count is written. */
const written = (name: string, value: unknown): string =>
  typeof value === 'number' && Math.abs(value) >= 1000 && !NAMES.test(name)
    ? value.toLocaleString('en-US', { maximumFractionDigits: 6 })
    : String(value ?? '')

/** Fills the gaps of a sentence. */
export const fill = (sentence: string, fillings?: Fillings): string =>
  fillings
    ? sentence.replace(GAP, (_, name: string, one?: string, many?: string) =>
        one === undefined ? written(name, fillings[name]) : String(Number(fillings[name]) === 1 ? one : many),
      )
    : sentence
