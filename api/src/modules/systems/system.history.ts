import type { Context } from '../../platform/context.ts'
import { because, factsOf, factText, type HistoryRow, historyOf } from '../audit/index.ts'
import { organizationLoader } from '../divisions/index.ts'
import type { HistoryEntry } from '../tasks/index.ts'
import type { InformationSystem } from './system.type.ts'
import { CLOUD_WORDS, INTEGRATION_WORDS, NETWORK_WORDS, SHARING_WORDS, USAGE_WORDS } from './system.words.ts'

const FACT_NAMES: Readonly<Record<string, string>> = {
  name: '系统名称',
  purpose: '功能用途',
  ownerId: '责任单位',
  userCount: '用户数',
  usage: '使用频率',
  approval: '立项批复',
  approvedOn: '批复日期',
  fundingSource: '资金来源',
  fundingAmount: '资金',
  network: '网络',
  securityLevel: '等保等级',
  classified: '是否涉密',
  cloudDueOn: '应上云日期',
  note: '备注',
}

const CODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  usage: USAGE_WORDS,
  network: NETWORK_WORDS,
  cloud: CLOUD_WORDS,
  sharing: SHARING_WORDS,
  integration: INTEGRATION_WORDS,
}

/** A value as people write it. */
function said(key: string, value: unknown, owners: ReadonlyMap<string, string>): string {
  if (value === null || value === undefined || value === '') return '空'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (key === 'ownerId') return owners.get(String(value)) ?? '另一单位'
  return CODES[key]?.[String(value)] ?? String(value)
}

const STATE_NAMES: Readonly<Record<string, string>> = {
  cloud: '上云',
  zombie: '僵尸系统',
  sharing: '共享接入',
  integration: '整合',
}

/** `上云：待迁 → 迁移中` for each value that is another one now. */
function differences(
  names: Readonly<Record<string, string>>,
  before: unknown,
  after: unknown,
  owners: ReadonlyMap<string, string>,
): string {
  const [old, now] = [factsOf(before), factsOf(after)]
  return Object.entries(names)
    .filter(([key]) => key in now && old[key] !== now[key])
    .map(([key, name]) => `${name}：${said(key, old[key], owners)} → ${said(key, now[key], owners)}`)
    .join('，')
}

type Sentence = (row: HistoryRow, owners: ReadonlyMap<string, string>) => string

/** What each event says on a screen. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  SYSTEM_CREATED: ({ after }) => {
    const state = factsOf(factsOf(after)['state'])
    const cloud = CLOUD_WORDS[factText(state['cloud']) as keyof typeof CLOUD_WORDS] ?? ''
    return `登记进台账，${factText(state['effectiveOn'])} 起${cloud}${because('说明', state['reason'])}`
  },
  SYSTEM_EDITED: ({ before, after }, owners) =>
    `修改资料：${differences(FACT_NAMES, before, after, owners) || '内容没有变化'}`,
  SYSTEM_STATE_RECORDED: ({ before, after }, owners) =>
    `登记 ${factText(factsOf(after)['effectiveOn'])} 起的状态：${differences(STATE_NAMES, before, after, owners)}${because('说明', factsOf(after)['reason'])}`,
  SYSTEM_REMOVED: ({ after }) => `移出台账（登记有误）${because('说明', factsOf(after)['reason'])}`,
}

const CREATED = 'SYSTEM_CREATED'

/** The history of a system in plain sentences, newest first. */
export async function systemHistory(
  context: Context,
  { jurisdictionCode, id, createdAt, createdBy }: InformationSystem,
): Promise<HistoryEntry[]> {
  const rows = await historyOf(context, jurisdictionCode, 'InformationSystem', [id])
  const ids = rows.flatMap(({ before, after }) =>
    [before, after].map(value => factText(factsOf(value)['ownerId'])).filter(owner => owner !== ''),
  )
  const found = await organizationLoader(context).loadMany([...new Set(ids)])
  const owners = new Map(
    found.flatMap(owner => (owner && !(owner instanceof Error) ? [[owner.id, owner.name] as const] : [])),
  )
  const entries = rows
    .filter(({ type }) => type in SENTENCES)
    .map(row => ({
      at: row.at,
      userName: row.userName,
      type: row.type,
      summary: SENTENCES[row.type]?.(row, owners) ?? '',
    }))
  // A sheet brings many in with one entry of the log.
  return entries.some(({ type }) => type === CREATED)
    ? entries
    : [...entries, { at: createdAt, userName: createdBy, type: CREATED, summary: '由表格导入台账' }]
}
