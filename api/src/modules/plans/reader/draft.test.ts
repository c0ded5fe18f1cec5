import { describe, expect, it } from 'vitest'
import { readPlan } from './index.ts'

const PLAN = `青禾县人民政府办公室关于印发《青禾县数据共享实施方案》的通知
青政办发〔2022〕8号

各乡镇人民政府，县直各部门：
《青禾县数据共享实施方案》已经县政府同意，现印发给你们，请认真执行。
一、请各单位按月报送进展。

青禾县人民政府办公室
2022年3月4日

青禾县数据共享实施方案

一、总体要求
（一）指导思想
坚持统筹规划。
（二）工作目标
到2023年，共享率达到90%。
二、重点任务
（一）编制资源目录。力争2022年6月底前完成目录，9月底前公布。（牵头单位：县大数据中心；配合单位：各乡镇人民政府）
（二）建设基础库。由县大数据中心牵头建设，2022年底前建成。
1.人口库。（牵头单位：县公安局，共同责任单位：县民政局、卫健局等）
2.法人库。（牵头单位：县市场监管局）
（四）培训人员。
三、保障措施
（一）加强领导。各单位要落实责任。（责任单位：县政府办公室）
`

describe('readPlan', () => {
  const ledger = readPlan(PLAN)

  it('reads the head of the document', () => {
    expect(ledger).toMatchObject({
      title: '青禾县数据共享实施方案',
      documentNumber: '青政办发〔2022〕8号',
      issuer: '青禾县人民政府办公室',
      issuedOn: '2022-03-04',
    })
  })

  it('tells tasks, guarantees and objectives apart and leaves principles and the cover letter out', () => {
    expect(ledger.tasks.map(task => [task.kind, task.no, task.title])).toEqual([
      ['objective', '一(二)', '工作目标'],
      ['task', '(一)', '编制资源目录'],
      ['task', '(二)', '建设基础库'],
      ['task', '1', '人口库'],
      ['task', '2', '法人库'],
      ['task', '(四)', '培训人员'],
      ['guarantee', '三(一)', '加强领导'],
    ])
  })

  it('names the parent of a task that is part of another', () => {
    expect(ledger.tasks.find(task => task.title === '人口库')).toMatchObject({
      parent: '(二)',
      joint: ['县民政局', '卫健局'],
    })
  })

  it('gives section, owners, dates and targets with their places', () => {
    const task = ledger.tasks[1]!
    expect(task.section).toBe('重点任务')
    expect(task.milestones.map(m => [m.due, m.words])).toEqual([
      ['2022-06-30', '2022年6月底前'],
      ['2022-09-30', '9月底前'],
    ])
    expect(task.owners.joint[0]).toMatchObject({ name: '各乡镇人民政府', group: true })
    expect(PLAN.slice(...task.owners.lead[0]!.source)).toBe('县大数据中心')
    expect(PLAN.slice(...task.milestones[0]!.source)).toContain('2022年6月底前完成目录')
    expect(ledger.tasks[0]?.targets[0]).toMatchObject({ value: 90, unit: '%', comparator: '>=' })
  })

  it('warns about what a person must settle', () => {
    const codes = ledger.warnings.map(warning => warning.code)
    expect(codes).toEqual(
      expect.arrayContaining(['group-to-expand', 'no-owner', 'soft-deadline', 'numbering-gap']),
    )
  })
})

describe('inheritance and special rules', () => {
  it('hands the owners of a heading down to its items', () => {
    const { tasks } = readPlan('一、优化服务（牵头单位：县政务局）\n1.推行网办。\n2.推行帮办。\n')
    expect(tasks.map(task => [task.title, task.lead])).toEqual([
      ['推行网办', ['县政务局']],
      ['推行帮办', ['县政务局']],
    ])
  })

  it('lets an item that names only helpers take the lead from the heading', () => {
    const { tasks } = readPlan(
      '一、县教育局牵头工作（2项）\n1.新建学校2所。\n配合单位：县财政局\n2.改造食堂5个。\n',
    )
    expect(tasks.map(task => [task.lead, task.joint])).toEqual([
      [['县教育局'], ['县财政局']],
      [['县教育局'], []],
    ])
  })

  it('lets the first unit lead from the sentence that says so', () => {
    const { tasks } = readPlan(
      '一、任务\n1.简化通关。（海关、商务局负责，排在第一位的部门为牵头部门，下同）\n2.便利内销。（商务局、海关负责）\n',
    )
    expect(tasks.map(task => [task.lead, task.joint])).toEqual([
      [['海关'], ['商务局']],
      [['商务局'], ['海关']],
    ])
  })

  it('gives an unknown due date where the year is masked or nowhere to be found', () => {
    const { tasks, warnings } = readPlan(
      '一、任务\n1.建平台。xxxx年年底前建成。（县政府办负责）\n2.清系统。年底前完成。（县政府办负责）\n',
    )
    expect(tasks.map(task => task.milestones.map(m => [m.due, m.status]))).toEqual([
      [[null, 'unknown']],
      [[null, 'unknown']],
    ])
    expect(warnings.map(warning => warning.code)).toEqual(
      expect.arrayContaining(['due-unknown', 'year-missing', 'masked-text']),
    )
  })

  it('gives no milestone where no time is named', () => {
    expect(readPlan('一、任务\n1.建平台。（县政府办负责）').tasks[0]?.milestones).toEqual([])
  })

  it('finds paragraphs without numbers by their owners', () => {
    const { tasks } = readPlan(
      '一、任务\n——选聘监督员，3人以上。（责任单位：县纪委监委）\n——公开清单，定期更新。（责任单位：县民政局）\n',
    )
    expect(tasks.map(task => [task.no, task.title, task.lead])).toEqual([
      ['', '选聘监督员，3人以上', ['县纪委监委']],
      ['', '公开清单，定期更新', ['县民政局']],
    ])
  })

  it('says so when a text holds neither task nor indicator', () => {
    expect(readPlan('').warnings.map(warning => warning.code)).toEqual(['no-tasks'])
  })
})
