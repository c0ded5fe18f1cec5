import type { DraftLedger, DraftTask, DraftWarning, SourceRange } from '../reader/index.ts'

/** A made-up plan for tests: three tasks, the third of them a sub-task, one indicator. */
export const SAMPLE_TEXT = `云岭县示例工作方案
一、重点任务
1.整合机房。2018年9月底前建成云平台。2018年12月底前完成50%以上的迁移。
责任单位：县数字办牵头，县直有关部门配合
2.汇聚数据。持续推进目录编制。
责任单位：县大数据中心
(1)编目录。年底前完成。`

/** The range of some words in a text; throws when they do not occur. */
export function rangeOf(words: string, text = SAMPLE_TEXT): SourceRange {
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`“${words}” does not occur in the sample`)
  return [start, start + words.length]
}

export const sampleTask = (facts: Partial<DraftTask>): DraftTask => ({
  no: '1',
  kind: 'task',
  section: '一、重点任务',
  parent: null,
  title: '示例任务',
  text: '',
  milestones: [],
  lead: [],
  joint: [],
  owners: { lead: [], joint: [] },
  targets: [],
  source: [0, 0],
  titleSource: [0, 0],
  ...facts,
})

const dated = (due: string, words: string, deliverable: string) => ({
  due,
  status: 'dated' as const,
  words,
  deliverable,
  source: rangeOf(words),
})

const first = sampleTask({
  title: '整合机房',
  text: '整合机房。2018年9月底前建成云平台。2018年12月底前完成50%以上的迁移。',
  milestones: [
    dated('2018-09-30', '2018年9月底前', '建成云平台'),
    dated('2018-12-31', '2018年12月底前', '完成迁移'),
  ],
  lead: ['县数字办'],
  joint: ['县直有关部门'],
  owners: {
    lead: [{ name: '县数字办', group: false, source: rangeOf('县数字办') }],
    joint: [{ name: '县直有关部门', group: true, source: rangeOf('县直有关部门') }],
  },
  targets: [{ text: '50%以上', value: 50, unit: '%', comparator: '>=', source: rangeOf('50%以上') }],
  source: [rangeOf('1.整合机房')[0], rangeOf('2.汇聚数据')[0]],
  titleSource: rangeOf('整合机房'),
})

const second = sampleTask({
  no: '2',
  title: '汇聚数据',
  text: '汇聚数据。持续推进目录编制。',
  milestones: [
    {
      due: null,
      status: 'ongoing',
      words: '持续推进',
      deliverable: '目录编制',
      source: rangeOf('持续推进'),
    },
  ],
  lead: ['县大数据中心'],
  owners: {
    lead: [{ name: '县大数据中心', group: false, source: rangeOf('县大数据中心') }],
    joint: [],
  },
  source: [rangeOf('2.汇聚数据')[0], SAMPLE_TEXT.length],
  titleSource: rangeOf('汇聚数据'),
})

const third = sampleTask({
  no: '(1)',
  parent: '2',
  title: '编目录',
  text: '编目录。年底前完成。',
  milestones: [
    { due: null, status: 'unknown', words: '年底前', deliverable: '编目录', source: rangeOf('年底前完成') },
  ],
  source: [rangeOf('(1)编目录')[0], SAMPLE_TEXT.length],
  titleSource: rangeOf('编目录'),
})

export const SAMPLE_LEDGER: DraftLedger = {
  title: '云岭县示例工作方案',
  documentNumber: null,
  issuer: null,
  issuedOn: null,
  tasks: [first, second, third],
  indicators: [
    {
      name: '上云率',
      level: 'county',
      unit: '%',
      baselineYear: 2018,
      baseline: 10,
      targetYear: 2020,
      target: 90,
      targetText: null,
      comparator: '>=',
      source: rangeOf('云平台'),
    },
  ],
  warnings: [
    {
      code: 'due-unknown',
      message: '“年底前”没有写年份。',
      source: rangeOf('年底前完成'),
    },
    { code: 'group-to-expand', message: '“县直有关部门”是一组单位。', source: rangeOf('县直有关部门') },
  ] satisfies DraftWarning[],
  repairs: [{ kind: 'pinyin', count: 2 }],
}
