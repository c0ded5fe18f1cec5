import type { Context } from '../../platform/context.ts'
import { badInput } from '../../platform/errors.ts'
import { refusal } from '../../platform/guard.ts'
import { placeScope, placesOf, SEES_INDICATORS } from '../access/index.ts'
import { isWithin } from '../divisions/index.ts'
import { wordsOf } from './match.rules.ts'
import { byRank, type Found, findTitle, type Nearness } from './rank.rules.ts'
import { SEARCH_KINDS, SearchKind } from './search.enums.ts'
import { maySee, type SearchSight, searchSight } from './search.policy.ts'
import type { SearchGroup, SearchResult } from './search.type.ts'
import { hitsOf, readTickets } from './search-hits.query.ts'
import type { TitleEntry } from './title-entry.ts'
import { titlesOf } from './title-index.ts'

export interface SearchInput {
  text: string
  place?: string | null
  kinds?: readonly SearchKind[] | null
  first?: number | null
}

const LONGEST_TEXT = 60
const USUAL_HITS = 5
const MOST_HITS = 20

/** A search as it is carried out. */
export interface Search {
  /** As typed, for tickets. */
  text: string
  words: readonly string[]
  place: string
  jurisdictionCode: string
  size: number
}

/** The place looked at; without one the viewer's first, or the jurisdiction of an administrator. */
function placeOf(
  { viewer }: Context,
  place: string | null | undefined,
): { place: string; jurisdictionCode: string } {
  const [grant] = viewer?.grants ?? []
  if (!grant) throw refusal(viewer)
  const [first] = placesOf(viewer)
  const asked = place ?? first
  if (asked === undefined) return { place: grant.scopeCode, jurisdictionCode: grant.jurisdictionCode }
  // The administrators have no place of business: theirs is their jurisdiction.
  if (first === undefined && viewer?.grants.some(own => own.jurisdictionCode === asked))
    return { place: asked, jurisdictionCode: asked }
  const { jurisdictionCode } = placeScope(viewer, asked, SEES_INDICATORS)
  return { place: asked, jurisdictionCode }
}

function sizeOf(first: number | null | undefined): number {
  if (first != null && first < 1) throw badInput('first', '每类条数应为正整数。')
  return Math.min(first ?? USUAL_HITS, MOST_HITS)
}

/**
 * What the viewer may find by words, numbers and pinyin in the jurisdiction of a place, each kind within the rights of
 * its list. Throws `BAD_INPUT` for more than 60 characters; `NOT_FOUND` and `FORBIDDEN` for places that are not the
 * viewer's. At most one statement a kind beside the count of writes, two for hot issues; indicators and
 * tickets as their lists do.
 */
export async function search(
  context: Context,
  { text, place, kinds, first }: SearchInput,
): Promise<SearchResult> {
  if (text.length > LONGEST_TEXT) throw badInput('text', `搜索的文字不能超过 ${LONGEST_TEXT} 个字，请缩短。`)
  const input: Search = {
    ...placeOf(context, place),
    ...{ text: text.trim(), words: wordsOf(text), size: sizeOf(first) },
  }
  if (input.words.length === 0) return { groups: [] }
  const wanted = SEARCH_KINDS.filter(kind => !kinds?.length || kinds.includes(kind))
  const found = await findTitles(context, input, wanted)
  const groups = await Promise.all(wanted.map(kind => groupOf(context, input, kind, found.get(kind) ?? [])))
  return { groups: inOrder(groups, found) }
}

async function findTitles(
  context: Context,
  { words, place, jurisdictionCode }: Search,
  kinds: readonly SearchKind[],
): Promise<Map<SearchKind, Found[]>> {
  const titles = await titlesOf(context, jurisdictionCode)
  const memory = new Map()
  const found = new Map<SearchKind, Found[]>()
  for (const kind of kinds) {
    if (kind === SearchKind.COMPLAINT) continue
    const sight = searchSight(context.viewer, jurisdictionCode, kind)
    const seen = (titles.get(kind) ?? []).flatMap(entry => {
      const one = maySee(sight, entry) ? findTitle(entry, words, memory) : null
      return one ?? []
    })
    found.set(kind, seen.sort(byRank(nearnessOf(sight, place))))
  }
  return found
}

const nearnessOf =
  ({ organizationIds }: SearchSight, place: string): Nearness =>
  ({ units, places }: TitleEntry) =>
    units.some(unit => organizationIds.includes(unit)) ? 0 : places[0] && isWithin(places[0], place) ? 1 : 2

async function groupOf(
  context: Context,
  input: Search,
  kind: SearchKind,
  found: readonly Found[],
): Promise<SearchGroup> {
  const hits =
    kind === SearchKind.COMPLAINT
      ? await readTickets(context, input)
      : await hitsOf(context, input, kind, found)
  return { kind, hits: hits.slice(0, input.size), more: hits.length > input.size }
}

/** Tickets have no score: they stand where their kind does. */
const USUAL_SCORE = 4

/** The group with the best hit first; alike ones in the order of the kinds. */
function inOrder(groups: readonly SearchGroup[], found: ReadonlyMap<SearchKind, Found[]>): SearchGroup[] {
  const scoreOf = ({ kind, hits: [best] }: SearchGroup): number =>
    Math.floor(found.get(kind)?.find(({ entry }) => entry.id === best?.id)?.score ?? USUAL_SCORE)
  return groups.filter(({ hits }) => hits.length > 0).sort((one, other) => scoreOf(one) - scoreOf(other))
}
