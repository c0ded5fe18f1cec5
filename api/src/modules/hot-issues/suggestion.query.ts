import DataLoader from 'dataloader'
import { type Context, once } from '../../platform/context.ts'
import { badInput } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { managesComplaints, placeScope, SEES_INDICATORS } from '../access/index.ts'
import { type Complaint, categoryLoader } from '../complaints/index.ts'
import { organizationLoader } from '../divisions/index.ts'
import { type Classifier, classify, featuresOf, type Guess, openModel, segment } from '../texts/index.ts'
import { similarTo } from './similar.query.ts'
import type { CategorySuggestion, ComplaintSuggestion, UnitSuggestion } from './similar.type.ts'
import type { ModelKind, StoredModel } from './suggestion.service.ts'

const MOST_SUGGESTED = 3
/** Less likely ones are no help. */
const LEAST_LIKELY = 0.1

/** Models unpacked, by jurisdiction and kind, with the stamp of the row they came from. */
type OpenModels = Map<string, { stamp: string; classifier: Classifier }>
const openModels = new WeakMap<object, OpenModels>()
const MOST_OPEN = 12

function opened({ db }: Pick<Context, 'db'>): OpenModels {
  const known = openModels.get(db) ?? new Map()
  openModels.set(db, known)
  return known
}

/** Keeps the last few: a server of many counties does not hold all of theirs. */
function keep(models: OpenModels, key: string, stamp: string, classifier: Classifier): Classifier {
  models.delete(key)
  models.set(key, { stamp, classifier })
  const [oldest] = models.keys()
  if (models.size > MOST_OPEN && oldest !== undefined) models.delete(oldest)
  return classifier
}

/** The model as it is stored now; unpacked once as long as it stays the same. Null where too little was learned. */
async function classifierOf(
  context: Context,
  jurisdictionCode: string,
  kind: ModelKind,
): Promise<Classifier | null> {
  // xmin changes with every write of the row.
  const [row] = await context.db.sql<{ stamp: string }>(
    'select xmin::text as stamp from complaint_model where division_code = $1 and kind = $2',
    [jurisdictionCode, kind],
  )
  if (!row) return null
  const key = `${jurisdictionCode} ${kind}`
  const known = opened(context).get(key)
  if (known?.stamp === row.stamp) return known.classifier
  const where = { jurisdictionCode_kind: { jurisdictionCode, kind } }
  const { weights } = await context.db.prisma.complaintModel.findUniqueOrThrow({
    where,
    select: { weights: true },
  })
  return keep(opened(context), key, row.stamp, openModel(weights as unknown as StoredModel))
}

async function guesses(
  context: Context,
  jurisdictionCode: string,
  kind: ModelKind,
  text: string,
): Promise<Guess[]> {
  const classifier = await classifierOf(context, jurisdictionCode, kind)
  if (classifier === null) return []
  return classify(classifier, featuresOf(segment(text)))
    .slice(0, MOST_SUGGESTED)
    .filter(({ probability }) => probability >= LEAST_LIKELY)
}

/** Categories still in use that the words point to, the likeliest first. */
export async function suggestedCategories(
  context: Context,
  jurisdictionCode: string,
  text: string,
): Promise<CategorySuggestion[]> {
  const found = await Promise.all(
    (await guesses(context, jurisdictionCode, 'CATEGORY', text)).map(async ({ label, probability }) => {
      const category = await categoryLoader(context).load({ jurisdictionCode, id: label })
      return category?.active ? { category, probability } : null
    }),
  )
  return found.filter(one => one !== null)
}

/** Units still there that have dealt with such matters, the likeliest first. */
export async function suggestedUnits(
  context: Context,
  jurisdictionCode: string,
  text: string,
): Promise<UnitSuggestion[]> {
  const found = await Promise.all(
    (await guesses(context, jurisdictionCode, 'UNIT', text)).map(async ({ label, probability }) => {
      const organization = await organizationLoader(context).load(label)
      return organization?.active ? { organization, probability } : null
    }),
  )
  return found.filter(one => one !== null)
}

const SHORTEST = 4
const LONGEST = 5000

/** For a ticket being typed in by those who take tickets in. Throws `FORBIDDEN`, `NOT_FOUND`, `BAD_INPUT`. */
export async function suggestForComplaint(
  context: Context,
  place: string,
  text: string,
): Promise<ComplaintSuggestion> {
  const { jurisdictionCode } = placeScope(context.viewer, place, SEES_INDICATORS)
  allow(managesComplaints(context.viewer, jurisdictionCode), context.viewer)
  const words = text.trim()
  if (words.length > LONGEST) throw badInput('text', `诉求内容不能超过 ${LONGEST} 个字。`)
  if (words.length < SHORTEST) return { categories: [], units: [], similar: [] }
  const categories = await suggestedCategories(context, jurisdictionCode, words)
  return {
    categories,
    units: await suggestedUnits(context, jurisdictionCode, words),
    similar: await similarTo(context, jurisdictionCode, {
      id: null,
      text: words,
      placeCode: place,
      categoryId: categories[0]?.category.id ?? null,
      receivedOn: context.clock.today(),
    }),
  }
}

const TEXTS = Symbol('words of tickets to suggest by')

/** Title and beginning of tickets, masked; batched over the request. */
export const wordsLoader = (
  context: Context,
): DataLoader<{ jurisdictionCode: string; id: string }, string, string> =>
  once(
    context,
    TEXTS,
    () =>
      new DataLoader<{ jurisdictionCode: string; id: string }, string, string>(
        async keys => {
          const rows = await context.db.sql<{ id: string; words: string }>(
            `select c.id, c.title || coalesce('。' || left(t.content, 400), '') as words from complaint c
             left join complaint_text t on t.division_code = c.division_code and t.complaint_id = c.id
             where c.division_code = any($1::text[]) and c.id = any($2::uuid[])`,
            [[...new Set(keys.map(({ jurisdictionCode }) => jurisdictionCode))], keys.map(({ id }) => id)],
          )
          const words = new Map(rows.map(row => [row.id, row.words]))
          return keys.map(({ id }) => words.get(id) ?? '')
        },
        { cacheKeyFn: ({ id }) => id },
      ),
  )

/** Only while a ticket handled here waits to be dispatched is there something to suggest. */
export const mayBeSuggested = (context: Context, { own, state, jurisdictionCode }: Complaint): boolean =>
  own && state === 'RECEIVED' && managesComplaints(context.viewer, jurisdictionCode)
