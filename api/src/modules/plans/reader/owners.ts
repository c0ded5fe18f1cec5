import type { NamedUnit } from './owner-lists.ts'
import { bracketPhrases, labelledPhrases, type OwnerPhrase } from './owner-phrases.ts'
import { sentencePhrases } from './owner-sentences.ts'

/** Who leads and who joins; positions are those of the text given. */
export interface Owners {
  lead: NamedUnit[]
  joint: NamedUnit[]
  /** Stretches of text that are about owners only; the title and the targets leave them out. */
  phrases: { start: number; end: number }[]
}

/** `排在第一位的部门为牵头部门,下同`: from there on the first name of an unmarked list leads. */
export const FIRST_LISTED =
  /(?:排|列|位|名)[^。;)]{0,6}(?:第一位?|首位?|最前|在前|前列)[^。;)]{0,10}(?:为|是)[^。;)]{0,4}(?:牵头|主办|主要责任)|(?:第一个|首个|首位|第一)(?:责任)?(?:单位|部门)[^。;)]{0,3}(?:为|是)[^。;)]{0,3}(?:牵头|主办)/

const NONE: Owners = { lead: [], joint: [], phrases: [] }

/** Owners of one task's own text: labels first, then brackets, then sentences; the later forms only when the earlier gave none. */
export function readOwners(text: string, firstLeads: boolean): Owners {
  const brackets = bracketPhrases(text)
  const marked = [...labelledPhrases(text), ...brackets].sort((a, b) => a.start - b.start)
  if (marked.some(phrase => phrase.units.length > 0)) return assignOwners(marked, firstLeads)
  const inSentences = sentencePhrases(text)
  return inSentences.length > 0
    ? { ...assignOwners(inSentences, false), phrases: [] }
    : { ...NONE, phrases: marked }
}

export function assignOwners(phrases: OwnerPhrase[], firstLeads: boolean): Owners {
  const lead: NamedUnit[] = []
  const joint: NamedUnit[] = []
  for (const group of groups(phrases)) {
    const units = group.flatMap(phrase => phrase.units)
    const hasLead = units.some(unit => unit.role === 'lead')
    const duty = units.filter(unit => unit.role === 'duty')
    units.forEach(unit => {
      const leads =
        unit.role === 'lead' || (unit.role === 'duty' && !hasLead && (!firstLeads || unit === duty[0]))
      ;(leads ? lead : joint).push(unit)
    })
  }
  const leads = distinct(lead)
  const names = new Set(leads.map(unit => unit.name))
  return { lead: leads, joint: distinct(joint).filter(unit => !names.has(unit.name)), phrases }
}

/** Labels that follow one another directly belong to one statement: 牵头单位 and 责任单位 are read together. */
function groups(phrases: OwnerPhrase[]): OwnerPhrase[][] {
  const found: OwnerPhrase[][] = []
  for (const phrase of phrases) {
    const open = found.at(-1)
    if (open && phrase.start - open.at(-1)!.end <= 60) open.push(phrase)
    else found.push([phrase])
  }
  return found
}

function distinct(units: NamedUnit[]): NamedUnit[] {
  const seen = new Set<string>()
  return units.filter(unit => !seen.has(unit.name) && seen.add(unit.name))
}
