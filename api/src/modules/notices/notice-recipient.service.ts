import type { AssignmentPart } from '#prisma'
import { badInput } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'

/** An organization a notice shall go to. */
export interface NewRecipient {
  organizationId: string
  part: AssignmentPart
}

const MOST_RECIPIENTS = 200

/** The same list, leads first, once it is known that all of them work in this jurisdiction. Throws `BAD_INPUT`. */
export async function requireRecipients(
  { tx }: Pick<Write, 'tx'>,
  jurisdictionCode: string,
  recipients: readonly NewRecipient[],
  field = 'organizationIds',
): Promise<NewRecipient[]> {
  const ids = recipients.map(({ organizationId }) => organizationId)
  if (ids.length > MOST_RECIPIENTS) throw badInput(field, `一份通知最多发给 ${MOST_RECIPIENTS} 个单位。`)
  if (!ids.every(isId)) throw badInput(field, '有单位的编号不正确，请重新选择单位。')
  if (new Set(ids).size < ids.length) throw badInput(field, '同一个单位只能选一次，请检查牵头和配合单位。')
  const known = await tx.organization.count({ where: { jurisdictionCode, id: { in: ids }, active: true } })
  if (known < ids.length) throw badInput(field, '请选择本地区的单位；已撤销的单位不能选。')
  return [
    ...recipients.filter(({ part }) => part === 'LEAD'),
    ...recipients.filter(({ part }) => part === 'JOINT'),
  ]
}
