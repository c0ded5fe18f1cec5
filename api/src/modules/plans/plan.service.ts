import type { Prisma } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { badInput, conflict, DomainError } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { IMPORTS_PLANS, placeScope } from '../access/index.ts'
import { type DocumentText, DocumentTextError, readDocumentText } from './document-text/index.ts'
import type { DraftHeader } from './draft.rules.ts'
import { storable } from './plain-text.ts'
import { canDiscardPlan } from './plan.policy.ts'
import { PLAN_FIELDS, type PlanKey, requirePlan, toPlan } from './plan.query.ts'
import type { Plan, PlanImport } from './plan.type.ts'
import { sameNamed } from './plan-named.query.ts'
import { type DraftLedger, readPlan } from './reader/index.ts'
import { sourceHash } from './source-hash.ts'

/** A document as it comes in: an uploaded file or pasted text. */
export type PlanDocument = { bytes: Uint8Array; fileName: string } | { text: string }

/** UTF-16 units of the longest document taken in. */
export const LONGEST_PLAN = 2_000_000

const LONGEST_TITLE = 300

/** The last part of a path, without control characters: it is shown, and never used as a path. */
export function safeFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  // With them go the marks that turn the direction of writing.
  const plain = last.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
  return storable(plain.slice(0, 200))
}

interface ReadDocument extends Omit<DocumentText, 'format'> {
  format: string
  fileName: string | null
}

async function readDocument(document: PlanDocument): Promise<ReadDocument> {
  if ('text' in document) return { ...document, format: 'text', charset: null, fileName: null }
  const fileName = safeFileName(document.fileName)
  try {
    return { ...(await readDocumentText(document.bytes, fileName)), fileName: fileName || null }
  } catch (error) {
    if (!(error instanceof DocumentTextError)) throw error
    throw new DomainError(error.code === 'TOO_LARGE' ? 'TOO_LARGE' : 'UNREADABLE_FILE', error.message)
  }
}

function checkedText(text: string): string {
  if (text.trim() === '') throw badInput('text', '没有文字，请粘贴方案全文。')
  if (text.length > LONGEST_PLAN)
    throw new DomainError('TOO_LARGE', `方案超过 ${LONGEST_PLAN / 10_000} 万字，请拆成几份后再导入。`)
  return storable(text)
}

const titleOf = (ledger: DraftLedger, fileName: string | null): string =>
  storable(
    (ledger.title?.trim() || fileName?.replace(/\.\w{1,5}$/, '') || '未命名方案').slice(0, LONGEST_TITLE),
  )

/**
 * Reads a document into a draft ledger of the jurisdiction the place lies in. A document that is there already is
 * recognised by its words: nothing is written. Throws `UNREADABLE_FILE` and `TOO_LARGE` with what to do about it,
 * `FORBIDDEN`, `NOT_FOUND`.
 */
export async function importPlan(
  context: Context,
  place: string,
  document: PlanDocument,
): Promise<PlanImport> {
  const { jurisdictionCode } = placeScope(context.viewer, place, IMPORTS_PLANS)
  const { text, ...file } = await readDocument(document)
  const sourceText = checkedText(text)
  const key = { jurisdictionCode, sourceHash: sourceHash(sourceText) }
  const known = await findByHash(context, key)
  if (known) return known
  const ledger = readPlan(sourceText)
  try {
    const plan = await createPlan(context, { ...key, sourceText, ledger, ...file })
    return { plan, recognised: false, mayAmend: await sameNamed(context, plan) }
  } catch (error) {
    // Somebody else brought the same document at the same moment: theirs is the one.
    const theirs =
      error instanceof DomainError && error.code === 'CONFLICT' && (await findByHash(context, key))
    if (theirs) return theirs
    throw error
  }
}

async function findByHash({ db }: Context, key: { jurisdictionCode: string; sourceHash: string }) {
  const row = await db.prisma.plan.findUnique({
    where: { jurisdictionCode_sourceHash: key },
    select: PLAN_FIELDS,
  })
  return row && { plan: toPlan(row), recognised: true }
}

interface NewPlan extends Omit<ReadDocument, 'text'> {
  jurisdictionCode: string
  sourceHash: string
  sourceText: string
  ledger: DraftLedger
}

function createPlan(context: Context, { ledger, ...plan }: NewPlan): Promise<Plan> {
  const { documentNumber, issuer, issuedOn } = ledger
  return write(context, plan.jurisdictionCode, async ({ tx, record }) => {
    const row = await tx.plan.create({
      data: {
        ...plan,
        id: newId(),
        title: titleOf(ledger, plan.fileName),
        documentNumber,
        issuer,
        issuedOn: issuedOn === null ? null : dayToDate(issuedOn),
        status: 'DRAFT',
        ledger: ledger as unknown as Prisma.InputJsonObject,
        createdAt: context.clock.now(),
        createdBy: authorOf(context),
      },
      select: PLAN_FIELDS,
    })
    await record({
      type: 'PLAN_IMPORTED',
      entity: 'Plan',
      entityId: row.id,
      after: { title: row.title, fileName: row.fileName, format: row.format, tasks: ledger.tasks.length },
    })
    return toPlan(row)
  })
}

/** Who wrote: the program itself where nobody is signed in. */
export const authorOf = ({ viewer }: Context): string => viewer?.id ?? 'system'

/** Said to whoever comes second. */
export const noDraft = () => conflict('这份方案已生成台账，或草稿已被其他人放弃，不能再修改。请刷新后查看。')

/** Throws away a draft with all its steps; a confirmed plan stays. Throws `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`. */
export async function discardPlanDraft(context: Context, id: string): Promise<true> {
  const plan = await requirePlan(context, id)
  if (plan.status !== 'DRAFT') throw noDraft()
  allow(canDiscardPlan(context.viewer, plan), context.viewer)
  const { jurisdictionCode, title } = plan
  await write(context, jurisdictionCode, async ({ tx, record }) => {
    const { count } = await tx.plan.deleteMany({ where: { jurisdictionCode, id, status: 'DRAFT' } })
    if (count === 0) throw noDraft()
    await record({ type: 'PLAN_DRAFT_DISCARDED', entity: 'Plan', entityId: id, before: { title } })
  })
  return true
}

/**
 * Keeps what a draft says of its document in the plan's own row, and holds that row until the write ends, so that
 * nobody edits a plan while somebody confirms it. Throws `CONFLICT` when there is no draft any more.
 */
export async function updateDraftHeader(
  { tx }: Write,
  { jurisdictionCode, id }: PlanKey,
  { title, documentNumber, issuer, issuedOn }: DraftHeader,
): Promise<void> {
  const { count } = await tx.plan.updateMany({
    where: { jurisdictionCode, id, status: 'DRAFT' },
    data: {
      // A draft may go without a title for a while; its row keeps the last one, to be found by in lists.
      ...(title.trim() === '' ? {} : { title }),
      documentNumber,
      issuer,
      issuedOn: issuedOn === null ? null : dayToDate(issuedOn),
    },
  })
  if (count === 0) throw noDraft()
}

/** Turns the draft into a plan of the ledger. Throws `CONFLICT` when somebody else did, or threw it away. */
export async function markConfirmed(context: Context, { tx }: Write, key: PlanKey): Promise<void> {
  const { count } = await tx.plan.updateMany({
    where: { ...key, status: 'DRAFT' },
    data: { status: 'CONFIRMED', confirmedAt: context.clock.now(), confirmedBy: authorOf(context) },
  })
  if (count === 0) throw noDraft()
}
