import type { ComplaintCategory } from '#prisma'
import type { Context } from '../../../platform/context.ts'
import { CategoryTree, type TicketRecord } from '../../complaints/index.ts'
import {
  codeRange,
  type OrganizationDirectory,
  organizationDirectory,
  type Successor,
  successors,
} from '../../divisions/index.ts'
import type { Term, TermKind } from './import-mapping.ts'
import type { JudgedRow } from './judge-row.rules.ts'
import { type Found, type NamedPlace, nearest, PlaceMatcher, similarUnit } from './term-match.rules.ts'

/** Different words of one kind looked after; a column with more is no column of names. */
const MOST_TERMS = 20_000
const LONGEST_UNIT = 100

/** What a person settled before, here or for the same source. */
export interface Decision {
  kind: TermKind
  words: string
  target: string | null
  create: boolean
}

/** What terms are matched with: read once before the rows. */
export interface TermParts {
  jurisdictionCode: string
  /** Places that are there. */
  places: PlaceMatcher
  /** With those that are no more; null when all are there. */
  everPlaces: PlaceMatcher | null
  /** Places that are no more, with where what names them belongs. */
  successors: ReadonlyMap<string, Successor | null>
  placeNames: ReadonlyMap<string, string>
  directory: OrganizationDirectory
  categories: readonly ComplaintCategory[]
  decided: readonly Decision[]
  remembered: readonly Decision[]
}

const keyOf = (kind: TermKind, words: string): string => `${kind} ${words}`

/** Reads places, units, categories and what is remembered of a source, in four statements. */
export async function readTermParts(
  context: Context,
  jurisdictionCode: string,
  sourceId: string | null,
  decided: readonly Decision[],
): Promise<TermParts> {
  const { prisma } = context.db
  const { from, to } = codeRange(jurisdictionCode)
  const divisions = await prisma.division.findMany({ where: { code: { gte: from, lte: to } } })
  const root = divisions.find(({ code }) => code === jurisdictionCode)
  const below = divisions.filter(({ code }) => code !== jurisdictionCode)
  const gone = successors(divisions, context.clock.today())
  const matcher = (places: readonly NamedPlace[]) =>
    new PlaceMatcher(root ?? { code: jurisdictionCode, name: '', level: 3, parentCode: null }, places)
  const terms =
    sourceId === null ? [] : await prisma.importTerm.findMany({ where: { jurisdictionCode, sourceId } })
  return {
    jurisdictionCode,
    places: matcher(below.filter(({ code }) => !gone.has(code))),
    everPlaces: gone.size > 0 ? matcher(below) : null,
    successors: gone,
    placeNames: new Map(divisions.map(({ code, name }) => [code, name])),
    directory: await organizationDirectory({ ...context, memo: new Map() }, jurisdictionCode),
    categories: await prisma.complaintCategory.findMany({ where: { jurisdictionCode } }),
    decided,
    remembered: terms.map(({ kind, words, target }) => ({ kind, words, target, create: false })),
  }
}

/** The place that what names one means now: the one it went into, or itself. */
export const placeNow = ({ successors: gone }: Pick<TermParts, 'successors'>, code: string): string => {
  const next = gone.get(code)
  return next?.sure ? next.code : code
}

/** The words of a file and what they mean: each looked up once, counted with every row. */
export class TermBook {
  readonly #terms = new Map<string, Term>()
  readonly #parts: TermParts
  readonly #decided: Map<string, Decision>
  readonly #remembered: Map<string, Decision>
  readonly #tree: CategoryTree<ComplaintCategory>
  readonly #counts: Record<TermKind, number> = { PLACE: 0, UNIT: 0, CATEGORY: 0 }

  constructor(parts: TermParts) {
    this.#parts = parts
    this.#decided = new Map(parts.decided.map(one => [keyOf(one.kind, one.words), one]))
    this.#remembered = new Map(parts.remembered.map(one => [keyOf(one.kind, one.words), one]))
    this.#tree = new CategoryTree(parts.categories)
  }

  /** Every word met, most rows first. */
  terms(): Term[] {
    return [...this.#terms.values()].sort((one, other) => other.rows - one.rows)
  }

  /** The ticket of a row with what its words mean; ids yet to be made begin with `new:`. */
  resolve({ ticket, placeWords, unitWords, complainedOfWords, categoryWords }: JudgedRow): TicketRecord {
    ticket.placeCode = this.#targetOf('PLACE', placeWords) ?? this.#parts.jurisdictionCode
    ticket.organizationId = this.#targetOf('UNIT', unitWords)
    ticket.complainedOfId = this.#targetOf('UNIT', complainedOfWords)
    ticket.categoryId = this.#targetOf('CATEGORY', categoryWords)
    return ticket
  }

  #targetOf(kind: TermKind, words: string | null): string | null {
    if (words === null) return null
    const key = keyOf(kind, words)
    const term = this.#terms.get(key) ?? this.#meet(kind, words, key)
    if (term === null) return null
    term.rows += 1
    return term.target ?? (term.create ? `new:${words}` : null)
  }

  #meet(kind: TermKind, words: string, key: string): Term | null {
    if (this.#counts[kind] >= MOST_TERMS) return null
    this.#counts[kind] += 1
    const term = this.#decidedTerm(kind, words, key) ?? this.#find(kind, words)
    this.#terms.set(key, term)
    return term
  }

  #decidedTerm(kind: TermKind, words: string, key: string): Term | null {
    const decision = this.#decided.get(key) ?? this.#remembered.get(key)
    if (!decision) return null
    const { create } = decision
    const target = decision.target === null ? null : this.#meaning(kind, decision.target)
    if (target === null && decision.target !== null) return null
    const targetName = target === null ? null : this.nameOf(kind, target)
    // What was merged, dissolved or renumbered since is looked for again.
    if (target !== null && targetName === null) return null
    return {
      kind,
      words,
      rows: 0,
      match: 'REMEMBERED',
      target,
      targetName,
      candidates: this.#candidates(kind, words),
      create,
    }
  }

  /** What was merged means the other from then on. */
  #meaning(kind: TermKind, target: string): string | null {
    if (kind === 'PLACE') return placeNow(this.#parts, target)
    return kind === 'CATEGORY' ? (this.#tree.meaning(target)?.id ?? null) : target
  }

  /** What a target is called; null when there is none. */
  nameOf(kind: TermKind, target: string): string | null {
    const { placeNames, directory, categories } = this.#parts
    if (kind === 'PLACE') return placeNames.get(target) ?? null
    if (kind === 'UNIT') return directory.organizations.find(({ id }) => id === target)?.name ?? null
    return categories.find(({ id }) => id === target)?.path ?? null
  }

  #find(kind: TermKind, words: string): Term {
    const none: Term = {
      kind,
      words,
      rows: 0,
      match: 'NONE',
      target: null,
      targetName: null,
      candidates: [],
      create: false,
    }
    if (kind === 'PLACE') return this.#findPlace(words, none)
    return kind === 'UNIT' ? this.#findUnit(words, none) : this.#findCategory(words, none)
  }

  #findPlace(words: string, none: Term): Term {
    const found = this.#placeOf(words)
    if (!found) return { ...none, candidates: this.#candidates('PLACE', words) }
    const { target, match, score } = found
    const next = this.#parts.successors.get(target.code)
    if (next !== undefined) return this.#findGone(words, target, next, none)
    const candidates = [{ target: target.code, name: target.name, score }]
    return { ...none, match, target: target.code, targetName: target.name, candidates }
  }

  /** A place that is there, unless the words name one that is no more better. */
  #placeOf(words: string): Found<NamedPlace> | null {
    const { places, everPlaces } = this.#parts
    const [county = '', town = '', village = ''] = words.split('/')
    const there = places.find(county, town, village)
    const ever = everPlaces?.find(county, town, village)
    if (!ever || !there) return there ?? ever ?? null
    const narrower = ever.target.level - there.target.level
    return narrower > 0 || (narrower === 0 && there.match === 'SIMILAR' && ever.match !== 'SIMILAR')
      ? ever
      : there
  }

  /** What names a place that is no more: the one it went into, or a person decides. */
  #findGone(words: string, gone: NamedPlace, next: Successor | null, none: Term): Term {
    const target = next?.code ?? gone.code
    const targetName = this.nameOf('PLACE', target)
    const own = { target: gone.code, name: gone.name, score: 1 }
    const candidates = next?.sure ? [] : [own, ...this.#candidates('PLACE', words)]
    return { ...none, match: next?.sure ? 'MERGED' : 'RETIRED', target, targetName, candidates }
  }

  #findUnit(words: string, none: Term): Term {
    const { directory } = this.#parts
    const [first = ''] = words.split(/[、,，;；]/)
    const known = directory.match(words) ?? directory.match(first.trim())
    if (known) {
      const match = known.name === words ? 'EXACT' : 'ALIAS'
      return { ...none, match, target: known.id, targetName: known.name }
    }
    const alike = similarUnit(words, directory.organizations)
    const candidates = this.#candidates('UNIT', words)
    if (alike)
      return { ...none, match: 'SIMILAR', target: alike.target.id, targetName: alike.target.name, candidates }
    return { ...none, candidates, create: words.length <= LONGEST_UNIT }
  }

  #findCategory(words: string, none: Term): Term {
    const known = this.#tree.find(words)
    if (known) return { ...none, match: 'EXACT', target: known.id, targetName: known.path }
    return { ...none, candidates: this.#candidates('CATEGORY', words), create: true }
  }

  #candidates(kind: TermKind, words: string): Term['candidates'] {
    const { places, directory, categories } = this.#parts
    // A likeness of every word with every name is for lists a person reads.
    if (this.#counts[kind] > 2000) return []
    if (kind === 'PLACE') return places.candidates(words)
    if (kind === 'UNIT')
      return nearest(words, directory.organizations, ({ name }) => name).map(({ item, score }) => ({
        target: item.id,
        name: item.name,
        score,
      }))
    return nearest(words, categories, ({ path }) => path).map(({ item, score }) => ({
      target: item.id,
      name: item.path,
      score,
    }))
  }
}

/** No town and no village is known: the place is the jurisdiction, or a county of it. */
export const isUnplaced = (placeCode: string): boolean => placeCode.slice(6) === '000000'
