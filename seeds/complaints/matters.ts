import { readFileSync } from 'node:fs'

/** When people complain of it: by day, in office hours, in the evening, at night. */
export type Rhythm = '昼' | '办' | '晚' | '夜'

/** A matter people complain of, in the words of the demo. */
export interface Matter {
  /** 噪声扰民/施工噪声/夜间施工 */
  path: string
  /** Name of the unit that handles it; null: the town. */
  unit: string | null
  weight: number
  rhythm: Rhythm
  /** 城, 乡 or 全. */
  where: string
  /** Twelve months; 5 is the middle of a year. */
  season: readonly number[]
  /** What happens, what it does to people, what they ask, how it was settled. */
  says: string[]
  woes: string[]
  asks: string[]
  ends: string[]
}

/** Units that handle tickets, by the short names of the list of matters. */
const UNITS: Readonly<Record<string, string>> = {
  城管: '区城市管理和综合执法局',
  公安: '市公安局武江分局',
  环保: '市生态环境局武江分局',
  资源: '市自然资源局武江分局',
  水务: '区水务局',
  交通: '区交通运输局',
  住建: '区住房和城乡建设局',
  人社: '区人力资源和社会保障局',
  教育: '区教育局',
  卫健: '区卫生健康局',
  市监: '区市场监督管理局',
  农业: '区农业农村局',
  民政: '区民政局',
  医保: '区医疗保障局',
  文旅: '区文化广电旅游体育局',
  应急: '区应急管理局',
  工信: '区工业和信息化局',
  政数: '区政务服务数据管理局',
}

/** Units at home that only complaints need: no plan of the demo names them. */
export const HOTLINE_UNITS: readonly { name: string; aliases: string[] }[] = [
  { name: '区城市管理和综合执法局', aliases: ['区城管局', '区城管执法局'] },
  { name: '市公安局武江分局', aliases: ['武江公安分局'] },
  { name: '市生态环境局武江分局', aliases: ['武江生态环境分局'] },
  { name: '市自然资源局武江分局', aliases: ['武江自然资源分局'] },
  { name: '区水务局', aliases: [] },
  { name: '区交通运输局', aliases: ['区交通局'] },
]

/** The same two levels up from here and from the built program (dist/api). */
const file = new URL('../../seeds/facts/complaints/matters.txt', import.meta.url)

function headOf(line: string): Matter {
  const [path = '', unit = '', weight = '', rhythm = '', where = '', season = ''] = line
    .slice(1)
    .split('|')
    .map(part => part.trim())
  const name = UNITS[unit]
  if (unit !== '镇街' && name === undefined) throw new Error(`Nobody handles ${path}.`)
  return {
    path,
    unit: name ?? null,
    weight: Number(weight),
    rhythm: rhythm as Rhythm,
    where,
    season: [...season].map(Number),
    says: [],
    woes: [],
    asks: [],
    ends: [],
  }
}

const PARTS = { 说: 'says', 扰: 'woes', 求: 'asks', 办: 'ends' } as const

/** All matters of the list. */
export function readMatters(): Matter[] {
  const matters: Matter[] = []
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    if (line.startsWith('#')) matters.push(headOf(line))
    else matters.at(-1)?.[PARTS[line[0] as keyof typeof PARTS]].push(line.slice(2))
  }
  return matters
}
