import { bulkInsert } from '../../platform/bulk-insert.ts'
import type { Day } from '../../platform/day.ts'
import { newId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import { maskText } from '../personal-information/index.ts'
import { isBad, type RatingFacts, ratingFingerprint, rectificationDays } from './rating.rules.ts'
import { countedRatings } from './rating-tally.ts'

const RATING_TABLE = {
  name: 'rating',
  columns: {
    ...{
      division_code: 'char(12)',
      id: 'uuid',
      source: 'text',
      external_id: 'text',
      service: 'text',
      channel: 'text',
    },
    ...{
      organization_id: 'uuid',
      unit_words: 'text',
      place_code: 'char(12)',
      served_on: 'date',
      rated_on: 'date',
    },
    ...{
      level: '"RatingLevel"',
      by_default: 'boolean',
      words: 'text',
      fingerprint: 'text',
      import_id: 'uuid',
    },
  },
}

const PERSON_TABLE = {
  name: 'rating_person',
  columns: { division_code: 'char(12)', rating_id: 'uuid', name: 'text', phone: 'text', words: 'text' },
}

const RECTIFICATION_TABLE = {
  name: 'rectification',
  columns: {
    ...{
      division_code: 'char(12)',
      id: 'uuid',
      rating_id: 'uuid',
      organization_id: 'uuid',
      place_code: 'char(12)',
    },
    ...{ opened_on: 'date', due_on: 'date' },
  },
}

/** What the caller of a write read before it began. */
export interface RatingBatch {
  jurisdictionCode: string
  importId: string | null
  /** 差评整改时限 in working days. */
  rectifyWorkingDays: number
  ratings: readonly RatingFacts[]
}

export interface RatingsTaken {
  created: string[]
  updated: string[]
  unchanged: number
  /** Bad ratings by unit: whom to tell. */
  bad: { id: string; organizationId: string; service: string; dueOn: Day }[]
}

type Row = { id: string; external_id: string; source: string; fingerprint: string | null }

const keyOf = ({ source, externalId }: { source: string; externalId: string }) => `${source}\n${externalId}`

/**
 * Takes in service events: new ones are made, changed ones follow, the same again changes nothing. Words are masked
 * here. A bad rating opens its rectification; one that is none any more closes it. Counts follow in the same transaction.
 */
export async function takeRatings(step: Write, batch: RatingBatch): Promise<RatingsTaken> {
  const last = new Map(batch.ratings.map(facts => [keyOf(facts), facts]))
  const known = await knownRatings(step, batch.jurisdictionCode, [...last.values()])
  const fresh = [...last].filter(([key]) => !known.has(key)).map(([, facts]) => ({ id: newId(), facts }))
  const changed = [...last].flatMap(([key, facts]) => {
    const row = known.get(key)
    return row && row.fingerprint !== ratingFingerprint(facts) ? [{ id: row.id, facts }] : []
  })
  const touched = [...fresh, ...changed]
  await countedRatings(
    step,
    batch.jurisdictionCode,
    touched.map(({ id }) => id),
    async () => {
      await insertRatings(step, batch, fresh)
      for (const one of changed) await updateRating(step, batch.jurisdictionCode, one)
      await settleRectifications(step, batch, fresh, changed)
    },
  )
  return {
    created: fresh.map(({ id }) => id),
    updated: changed.map(({ id }) => id),
    unchanged: last.size - touched.length,
    bad: fresh
      .filter(({ facts }) => isBad(facts))
      .map(({ id, facts }) => ({
        ...{ id, organizationId: facts.organizationId, service: facts.service },
        dueOn: rectificationDays(facts, batch.rectifyWorkingDays).dueOn,
      })),
  }
}

interface Standing {
  id: string
  facts: RatingFacts
}

async function knownRatings(
  { tx }: Write,
  jurisdictionCode: string,
  ratings: readonly RatingFacts[],
): Promise<Map<string, Row>> {
  if (ratings.length === 0) return new Map()
  const rows = await tx.$queryRawUnsafe<Row[]>(
    `select id, source, external_id, fingerprint from rating where division_code = $1
     and (source, external_id) in (select r.source, r.external_id
       from json_to_recordset($2::json) as r(source text, external_id text)) for update`,
    jurisdictionCode,
    JSON.stringify(ratings.map(({ source, externalId }) => ({ source, external_id: externalId }))),
  )
  return new Map(rows.map(row => [keyOf({ source: row.source, externalId: row.external_id }), row]))
}

const masked = ({ words, callerName, callerPhone }: RatingFacts): string | null =>
  words === null
    ? null
    : maskText(
        words,
        [callerName, callerPhone].filter(known => known !== null && known.length >= 2) as string[],
      ).masked

function personRow(jurisdictionCode: string, { id, facts }: Standing) {
  const words = masked(facts) === facts.words ? null : facts.words
  const person = { name: facts.callerName, phone: facts.callerPhone, words }
  if (Object.values(person).every(value => value === null)) return []
  return [{ division_code: jurisdictionCode, rating_id: id, ...person }]
}

const ratingRow = (jurisdictionCode: string, importId: string | null, { id, facts }: Standing) => ({
  ...{ division_code: jurisdictionCode, id, source: facts.source, external_id: facts.externalId },
  ...{ service: facts.service, channel: facts.channel, organization_id: facts.organizationId },
  ...{
    unit_words: facts.unitWords,
    place_code: facts.placeCode,
    served_on: facts.servedOn,
    rated_on: facts.ratedOn,
  },
  ...{ level: facts.level, by_default: facts.byDefault, words: masked(facts) },
  ...{ fingerprint: ratingFingerprint(facts), import_id: importId },
})

async function insertRatings(
  { tx }: Write,
  { jurisdictionCode, importId }: RatingBatch,
  fresh: readonly Standing[],
): Promise<void> {
  await bulkInsert(
    tx,
    RATING_TABLE,
    fresh.map(one => ratingRow(jurisdictionCode, importId, one)),
  )
  await bulkInsert(
    tx,
    PERSON_TABLE,
    fresh.flatMap(one => personRow(jurisdictionCode, one)),
  )
}

async function updateRating({ tx }: Write, jurisdictionCode: string, one: Standing): Promise<void> {
  const { facts } = one
  await tx.rating.update({
    where: { jurisdictionCode_id: { jurisdictionCode, id: one.id } },
    data: {
      ...{ service: facts.service, channel: facts.channel, organizationId: facts.organizationId },
      ...{
        unitWords: facts.unitWords,
        placeCode: facts.placeCode,
        level: facts.level,
        byDefault: facts.byDefault,
      },
      servedOn: new Date(facts.servedOn),
      ratedOn: facts.ratedOn === null ? null : new Date(facts.ratedOn),
      ...{ words: masked(facts), fingerprint: ratingFingerprint(facts), version: { increment: 1 } },
    },
  })
  await tx.ratingPerson.deleteMany({ where: { jurisdictionCode, ratingId: one.id } })
  await bulkInsert(tx, PERSON_TABLE, personRow(jurisdictionCode, one))
}

/** Opens what bad ratings call for; one that is bad no more is put right no more, unless it was already. */
async function settleRectifications(
  { tx }: Write,
  { jurisdictionCode, rectifyWorkingDays }: RatingBatch,
  fresh: readonly Standing[],
  changed: readonly Standing[],
): Promise<void> {
  const changedIds = changed.map(({ id }) => id)
  const there =
    changed.length === 0
      ? []
      : await tx.rectification.findMany({
          where: { jurisdictionCode, ratingId: { in: changedIds } },
          select: { ratingId: true },
        })
  const open = new Set(there.map(({ ratingId }) => ratingId))
  const wanted = [...fresh, ...changed.filter(({ id }) => !open.has(id))].filter(({ facts }) => isBad(facts))
  await bulkInsert(
    tx,
    RECTIFICATION_TABLE,
    wanted.map(({ id, facts }) => {
      const { openedOn, dueOn } = rectificationDays(facts, rectifyWorkingDays)
      return {
        ...{ division_code: jurisdictionCode, id: newId(), rating_id: id },
        ...{
          organization_id: facts.organizationId,
          place_code: facts.placeCode,
          opened_on: openedOn,
          due_on: dueOn,
        },
      }
    }),
  )
  const gone = changed.filter(({ id, facts }) => open.has(id) && !isBad(facts)).map(({ id }) => id)
  if (gone.length > 0)
    await tx.rectification.updateMany({
      where: { jurisdictionCode, ratingId: { in: gone }, status: { in: ['OPEN', 'SUBMITTED'] } },
      data: { status: 'VOID', opinion: '来源系统已更正评价，不再需要整改。', version: { increment: 1 } },
    })
}
