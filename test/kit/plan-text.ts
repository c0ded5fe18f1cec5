import { seededRandom } from '#seeds/random.ts'

const UNITS = [
  '数字办',
  '发展改革局',
  '教育局',
  '财政局',
  '民政局',
  '住建局',
  '卫生健康局',
  '统计局',
  '审计局',
  '司法局',
]
const WORKS = ['建成', '完善', '推进', '优化', '整合', '汇聚', '开通', '升级']
const THINGS = [
  '政务云平台',
  '数据共享目录',
  '一窗受理系统',
  '热线工单平台',
  '电子证照库',
  '网上办事大厅',
  '机关内网',
  '村级服务点',
]
const SECTIONS = ['夯实基础设施', '提升政务服务', '加强数据治理', '优化营商环境', '强化基层治理']
const NUMERALS = '一二三四五六七八九十'

/** A plan document of made-up tasks: sections, items with due dates and targets, and a line of owners each. */
export function planText(title: string, tasks: number, seed: number): string {
  const random = seededRandom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const lines = [title, '', '为落实上级部署,结合本地实际,制定本方案。', '']
  for (let task = 0; task < tasks; task += 1) {
    const inSection = task % 50
    if (inSection === 0) lines.push(`${sectionNumber(task / 50)}、${pick(SECTIONS)}`)
    const year = 2024 + Math.floor(random() * 2)
    const month = 1 + Math.floor(random() * 12)
    lines.push(
      `${inSection + 1}.${pick(WORKS)}${pick(THINGS)}第${task + 1}期。${year}年${month}月底前完成方案编制,${year + 1}年底前覆盖率达到${50 + Math.floor(random() * 50)}%以上,形成长效机制并按期报送进展。`,
      `责任单位:区${pick(UNITS)}牵头,区${pick(UNITS)}、各镇人民政府配合`,
    )
  }
  return lines.join('\n')
}

/** 一 … 十, 十一 … */
function sectionNumber(index: number): string {
  const tens = Math.floor(index / 10)
  const ones = index % 10
  if (tens === 0) return NUMERALS[ones] as string
  if (ones === 9) return tens === 1 ? '二十' : `${NUMERALS[tens]}十`
  return `${tens === 1 ? '' : NUMERALS[tens - 1]}十${NUMERALS[ones]}`
}

/** Such a document of about `characters` characters, cut at exactly that. */
export function longPlanText(characters: number, seed: number): string {
  const perTask = planText('样本', 100, seed).length / 100
  return planText('综合行动方案', Math.ceil((characters / perTask) * 1.1), seed).slice(0, characters)
}
