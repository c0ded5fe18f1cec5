import type { ComplaintChannel } from '#prisma'
import { badInput, conflict, notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import { termName, typedLines } from './term-name.rules.ts'

const ENTITY = 'ComplaintChannel'

async function requireChannel(
  { tx }: Write,
  jurisdictionCode: string,
  id: string,
): Promise<ComplaintChannel> {
  const row = await tx.complaintChannel.findUnique({
    where: { jurisdictionCode_id: { jurisdictionCode, id } },
  })
  if (!row) throw notFound('这个来源渠道')
  return row
}

export async function addChannels(
  { tx, record }: Write,
  jurisdictionCode: string,
  names: readonly string[],
): Promise<void> {
  const wanted = [...new Set(typedLines(names).map(line => termName(line, 'names')))]
  const [known] = await tx.complaintChannel.findMany({ where: { jurisdictionCode, name: { in: wanted } } })
  if (known)
    throw badInput(
      'names',
      known.active
        ? `“${known.name}”已经有了，请去掉这一行。`
        : `“${known.name}”已经停用，请在列表中恢复它，不必重新添加。`,
    )
  await tx.complaintChannel.createMany({
    data: wanted.map(name => ({ jurisdictionCode, id: newId(), name })),
  })
  const what = { type: 'COMPLAINT_CHANNELS_CREATED', entity: 'Jurisdiction', entityId: jurisdictionCode }
  await record({ ...what, after: { names: wanted } })
}

/** Renames a channel; sources that still use the old name mean it. */
export async function renameChannel(
  step: Write,
  jurisdictionCode: string,
  id: string,
  from: string,
  typed: string,
): Promise<void> {
  const name = termName(typed)
  const row = await requireChannel(step, jurisdictionCode, id)
  if (row.name !== from) throw conflict(`这个渠道刚被改名为“${row.name}”。请刷新后再改。`)
  if (name === row.name) throw badInput('name', '名称没有变化。')
  if (
    await step.tx.complaintChannel.findUnique({
      where: { jurisdictionCode_name: { jurisdictionCode, name } },
    })
  )
    throw badInput('name', `“${name}”已经有了。要把两个渠道归到一起，请用“合并”。`)
  await step.tx.complaintChannel.update({
    where: { jurisdictionCode_id: { jurisdictionCode, id } },
    data: { name, formerNames: [...row.formerNames.filter(former => former !== name), row.name] },
  })
  const what = { type: 'COMPLAINT_CHANNEL_RENAMED', entity: ENTITY, entityId: id }
  await step.record({ ...what, before: { name: row.name }, after: { name } })
}

/** Takes a channel out of use, or back into it. */
export async function switchChannel(
  step: Write,
  jurisdictionCode: string,
  id: string,
  active: boolean,
): Promise<void> {
  const { name, mergedIntoId, ...row } = await requireChannel(step, jurisdictionCode, id)
  if (row.active === active) throw conflict(`“${name}”已经${active ? '恢复' : '停用'}，请刷新后查看。`)
  await step.tx.complaintChannel.update({
    where: { jurisdictionCode_id: { jurisdictionCode, id } },
    data: active ? { active, mergedIntoId: null } : { active },
  })
  const type = active ? 'COMPLAINT_CHANNEL_RESTORED' : 'COMPLAINT_CHANNEL_RETIRED'
  await step.record({ type, entity: ENTITY, entityId: id, before: { mergedIntoId }, after: { name } })
}

/** Takes a channel out of use in favour of another. */
export async function mergeChannel(
  step: Write,
  jurisdictionCode: string,
  id: string,
  intoId: string,
): Promise<void> {
  const row = await requireChannel(step, jurisdictionCode, id)
  const into = await requireChannel(step, jurisdictionCode, intoId)
  if (!row.active) throw conflict(`“${row.name}”已经停用，请刷新后查看。`)
  if (!into.active) throw badInput('intoId', `“${into.name}”已经停用，请选择在用的渠道。`)
  await step.tx.complaintChannel.update({
    where: { jurisdictionCode_id: { jurisdictionCode, id } },
    data: { active: false, mergedIntoId: intoId },
  })
  const what = { type: 'COMPLAINT_CHANNEL_MERGED', entity: ENTITY, entityId: id }
  await step.record({ ...what, before: { name: row.name }, after: { into: into.name, intoId } })
}
