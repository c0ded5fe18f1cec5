import type { Prisma } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { type Day, dayToDate } from '../../platform/day.ts'
import { badInput } from '../../platform/errors.ts'
import { periodWords } from '../../platform/period.ts'
import { type Write, write } from '../../platform/write.ts'
import type { GroundQuery, PlaceGround, Reader } from './sheet.ground.ts'

/** What somebody typed into a row, letter by letter. */
export interface DraftCells {
  indicatorId: string
  numerator: string | null
  denominator: string | null
  value: string | null
  note: string | null
}

export interface SheetDraft {
  cells: DraftCells[]
  savedAt: Date
  savedBy: string
}

const keyOf = ({ jurisdictionCode, period }: GroundQuery, placeCode: string) => ({
  ...{
    jurisdictionCode,
    placeCode,
    frequency: period.frequency,
    startsOn: dayToDate(period.startsOn as Day),
  },
})

/** What was typed and not submitted yet, or null. */
export async function readDraft(
  reader: Pick<Reader, 'sheetDraft'>,
  query: GroundQuery,
  placeCode: string,
): Promise<SheetDraft | null> {
  const row = await reader.sheetDraft.findUnique({
    where: { jurisdictionCode_placeCode_frequency_startsOn: keyOf(query, placeCode) },
  })
  if (!row) return null
  const { savedAt, savedBy, cells } = row
  return { savedAt, savedBy, cells: cells as unknown as DraftCells[] }
}

const LONGEST_CELL = 60
const LONGEST_NOTE = 500

const kept = (text: string | null | undefined, longest: number): string | null => {
  const trimmed = (text ?? '').trim()
  if (trimmed.length > longest)
    throw badInput('rows', `内容太长：“${trimmed.slice(0, 20)}…”。请缩短后再保存。`)
  return trimmed === '' ? null : trimmed
}

/** Leaves of a draft what is not of these indicators; an empty one goes. */
export async function clearDraft(
  { tx }: Pick<Write, 'tx'>,
  query: GroundQuery,
  placeCode: string,
  done: ReadonlySet<string>,
): Promise<void> {
  const draft = await readDraft(tx, query, placeCode)
  if (!draft) return
  const cells = draft.cells.filter(({ indicatorId }) => !done.has(indicatorId))
  const where = keyOf(query, placeCode)
  if (cells.length === 0) await tx.sheetDraft.deleteMany({ where })
  else await tx.sheetDraft.updateMany({ where, data: { cells: asJson(cells) } })
}

const asJson = (cells: readonly DraftCells[]) => cells as unknown as Prisma.InputJsonValue

function keptCells(typed: DraftCells): DraftCells {
  const { indicatorId, numerator, denominator, value, note } = typed
  return {
    ...{ indicatorId, note: kept(note, LONGEST_NOTE), value: kept(value, LONGEST_CELL) },
    ...{ numerator: kept(numerator, LONGEST_CELL), denominator: kept(denominator, LONGEST_CELL) },
  }
}

/**
 * Keeps what is on the screen as it is. Rows of indicators the viewer does not report here are left as others saved
 * them. The last one to save a row is kept; without a word typed the draft goes.
 */
export async function saveDraft(
  context: Context,
  query: GroundQuery,
  ground: PlaceGround,
  typed: readonly DraftCells[],
): Promise<void> {
  const own = new Set(ground.rows.filter(({ mayEnter }) => mayEnter).map(({ indicator }) => indicator.id))
  const mine = typed
    .filter(({ indicatorId }) => own.has(indicatorId))
    .map(keptCells)
    .filter(({ numerator, denominator, value, note }) => numerator ?? denominator ?? value ?? note)
  const key = keyOf(query, ground.place.code)
  const savedAt = context.clock.now()
  const savedBy = context.viewer?.name ?? '系统'
  await write(context, query.jurisdictionCode, async step => {
    const before = await readDraft(step.tx, query, ground.place.code)
    const cells = [...(before?.cells ?? []).filter(({ indicatorId }) => !own.has(indicatorId)), ...mine]
    if (cells.length === 0) await step.tx.sheetDraft.deleteMany({ where: key })
    else
      await step.tx.sheetDraft.upsert({
        where: { jurisdictionCode_placeCode_frequency_startsOn: key },
        create: { ...key, cells: asJson(cells), savedAt, savedBy },
        update: { cells: asJson(cells), savedAt, savedBy },
      })
    await step.record({
      type: 'SHEET_DRAFT_SAVED',
      entity: 'ReportingSheet',
      entityId: `${ground.place.code} ${query.period.key}`,
      after: { name: `${ground.place.name} ${periodWords(query.period)}`, rows: cells.length },
    })
  })
}
