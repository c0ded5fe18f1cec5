import type { Context } from '../../platform/context.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { addCategories, mergeCategory, renameCategory, switchCategory } from './category-change.service.ts'
import { addChannels, mergeChannel, renameChannel, switchChannel } from './channel-change.service.ts'
import { complaintTerms, keptTerms } from './complaint-term.query.ts'
import type { ComplaintTerms } from './complaint-terms.type.ts'
import { ComplaintTermKind } from './complaint-terms.type.ts'
import { lockTerms } from './ticket-names.service.ts'

/** One change of the categories or channels of a jurisdiction, alone in its turn. */
async function change(
  context: Context,
  place: string,
  work: (step: Write, jurisdictionCode: string) => Promise<void>,
): Promise<ComplaintTerms> {
  const jurisdictionCode = keptTerms(context, place)
  await write(context, jurisdictionCode, async step => {
    await lockTerms(step.tx, jurisdictionCode)
    await work(step, jurisdictionCode)
  })
  return complaintTerms(context, place)
}

const ofKind = <Works>(kind: ComplaintTermKind, category: Works, channel: Works): Works =>
  kind === ComplaintTermKind.CATEGORY ? category : channel

/** Ids as the database writes them. Throws `NOT_FOUND` on what is none. */
function termId(id: string): string {
  if (!isId(id)) throw notFound('这个分类或渠道')
  return id.toLowerCase()
}

/**
 * Adds categories (each may be a path of names, from the parent on) or channels. Throws `BAD_INPUT` when one is there
 * already, or lies too deep.
 */
export const addComplaintTerms = (
  context: Context,
  place: string,
  kind: ComplaintTermKind,
  names: readonly string[],
  parentId: string | null,
): Promise<ComplaintTerms> => {
  const parent = parentId === null ? null : termId(parentId)
  return change(context, place, (step, code) =>
    kind === ComplaintTermKind.CATEGORY
      ? addCategories(step, code, names, parent)
      : addChannels(step, code, names),
  )
}

/** Gives a new name; `from` is the one the person saw. Throws `BAD_INPUT` when the name is taken, `CONFLICT`. */
export const renameComplaintTerm = (
  context: Context,
  place: string,
  kind: ComplaintTermKind,
  { id, from, name }: { id: string; from: string; name: string },
): Promise<ComplaintTerms> => {
  const key = termId(id)
  const rename = ofKind(kind, renameCategory, renameChannel)
  return change(context, place, (step, code) => rename(step, code, key, from, name))
}

/** Takes out of use, or back into it. Throws `CONFLICT` when it is so already. */
export const setComplaintTermActive = (
  context: Context,
  place: string,
  kind: ComplaintTermKind,
  { id, active }: { id: string; active: boolean },
): Promise<ComplaintTerms> => {
  const key = termId(id)
  const turn = ofKind(kind, switchCategory, switchChannel)
  return change(context, place, (step, code) => turn(step, code, key, active))
}

/**
 * 合并: takes one out of use; whatever names it from now on means the other. Tickets keep what they bear: the past was
 * counted by it, their source may tell them again, and so a merger can be taken back by restoring.
 */
export const mergeComplaintTerms = (
  context: Context,
  place: string,
  kind: ComplaintTermKind,
  { id, intoId }: { id: string; intoId: string },
): Promise<ComplaintTerms> => {
  const [key, into] = [termId(id), termId(intoId)]
  const merge = ofKind(kind, mergeCategory, mergeChannel)
  return change(context, place, async (step, code) => {
    if (key === into) throw conflict('不能并入自己，请选择另一个。')
    await merge(step, code, key, into)
  })
}
