import { padCode } from './division.rules.ts'
import { canonicalName, levelWord, plainWords } from './organization-name.rules.ts'

/** What matching needs to know of an organization. */
export interface NamedOrganization {
  name: string
  aliases: readonly string[]
  placeCode: string
}

/** The jurisdiction whose plan is read, with the names around it. */
export interface MatchPlace {
  code: string
  name: string
  /** Names of its ancestors, outermost first: 广东省, 韶关市. */
  ancestors: readonly string[]
  /** Names of the places in it by code; used to tell villages of one name apart by their town. */
  placeNames: ReadonlyMap<string, string>
}

/** Finds the organization that words of a plan mean; null when none or more than one could be meant. */
export type OrganizationMatcher<T> = (words: string) => T | null

/**
 * Builds a matcher over the organizations of a jurisdiction. Tried in turn: the exact name, an alias, then the name
 * without what only says where it is (武江区财政局, 区财政局 and 财政局) and with the usual short forms. Words that
 * fit two organizations at one step mean none: a person decides (DOMAIN §2, never guess).
 */
export function organizationMatcher<T extends NamedOrganization>(
  organizations: readonly T[],
  place: MatchPlace,
): OrganizationMatcher<T> {
  const byName = indexOf(organizations, ({ name }) => [plainWords(name)])
  const byAlias = indexOf(organizations, ({ aliases }) => aliases.map(plainWords))
  const byForm = indexOf(organizations, organization => formsOf(organization, place))
  return words => {
    const plain = plainWords(words)
    if (plain === '') return null
    const found = byName.get(plain) ?? byAlias.get(plain) ?? firstFound(byForm, ownForms(words, place))
    return found?.size === 1 ? ([...found][0] ?? null) : null
  }
}

type Index<T> = Map<string, Set<T>>

function indexOf<T>(organizations: readonly T[], keysOf: (organization: T) => readonly string[]): Index<T> {
  const index: Index<T> = new Map()
  for (const organization of organizations) {
    for (const key of keysOf(organization)) {
      const found = index.get(key)
      if (found) found.add(organization)
      else index.set(key, new Set([organization]))
    }
  }
  return index
}

/** Everything that any of the forms means, so that two forms meaning two organizations are seen as ambiguous. */
function firstFound<T>(index: Index<T>, forms: readonly string[]): Set<T> | undefined {
  const found = new Set(forms.flatMap(form => [...(index.get(form) ?? [])]))
  return found.size === 0 ? undefined : found
}

function formsOf({ name, aliases, placeCode }: NamedOrganization, place: MatchPlace): string[] {
  const names = [name, ...aliases]
  if (placeCode === place.code) return [...new Set(names.flatMap(own => ownForms(own, place)))]
  return [...new Set(names.flatMap(own => placeForms(own, placeCode, place)))]
}

/** The name as it stands and without the jurisdiction in front of it: 武江区财政局 → 财政局, 市数字办 → 数字办. */
function ownForms(words: string, place: MatchPlace): string[] {
  const whole = canonicalName(words)
  const prefixes = [...fullNames(place), levelWord(place.name)]
  const prefix = prefixes.find(
    candidate => whole.startsWith(candidate) && whole.length > candidate.length + 1,
  )
  return prefix === undefined ? [whole] : [whole, whole.slice(prefix.length)]
}

/** 广东省韶关市武江区, 韶关市武江区, 武江区: longest first. */
function fullNames({ ancestors, name }: MatchPlace): string[] {
  const names = [...ancestors, name]
  return names.map((_, index) => names.slice(index).join(''))
}

/** Short forms of a body of a lower place, alone and behind the name of the place above it. */
function placeForms(name: string, placeCode: string, place: MatchPlace): string[] {
  const whole = canonicalName(name)
  const short = whole.replace(/(?:政府|村委会|居委会)$/, suffix => (suffix === '村委会' ? '村' : ''))
  const forms = short.length > 1 ? [whole, short.replace(/村村$/, '村')] : [whole]
  const above = place.placeNames.get(townOf(placeCode))
  return above === undefined || whole.startsWith(above)
    ? forms
    : [...forms, ...forms.map(form => `${above}${form}`)]
}

const townOf = (code: string): string => padCode(code.slice(0, 9))
