import type { ReportStory, TaskStory } from './story.types.ts'

/** One month of task 18. */
const month = (on: string, approved: string, late: number, all: number): ReportStory => ({
  on,
  percent: Math.round((100 * (all - late)) / all),
  text: `本月差评${all}件，5个工作日内整改${all - late}件${late === 0 ? '，全部按时' : `，${late}件超期，已约谈窗口单位`}。`,
  approved,
})

/** 让办事少跑腿, 管好工单和通报, 保障措施. */
export const SERVICE_STORIES: readonly TaskStory[] = [
  {
    task: '11',
    on: '2024-04-08',
    edit: { cycle: 'BY_STAGE' },
    reports: [
      { on: '2024-07-15', percent: 70, text: '一窗受理事项占比达到88%。', approved: '2024-07-17' },
      {
        on: '2024-09-25',
        percent: 90,
        text: '一窗受理事项占比达到93.5%，还有21项正在进驻。',
        approved: '2024-09-27',
      },
    ],
  },
  {
    task: '12',
    on: '2024-04-08',
    edit: { cycle: 'BY_STAGE' },
    reports: [
      { on: '2024-07-08', percent: 25, text: '新增免证办事项18项。', approved: '2024-07-10' },
      {
        on: '2024-09-26',
        percent: 70,
        problem: '14项需要省级部门提供数据接口，接口尚未开通。',
        text: '新增免证办事项46项，距60项还差14项。',
        approved: '2024-09-29',
      },
    ],
  },
  {
    task: '13',
    on: '2024-03-18',
    edit: { cycle: 'BY_STAGE' },
    reports: [
      {
        on: '2024-08-28',
        percent: 45,
        finishedOn: '2024-08-27',
        date: 0,
        text: '企业开办等10件“一件事”全部上线。',
        approved: '2024-08-30',
      },
    ],
  },
  {
    task: '14',
    on: '2024-04-08',
    late: { on: '2024-04-11', units: ['区住房和城乡建设局'] },
    reports: [
      { on: '2024-06-20', percent: 50, text: '小型项目审批平均用时22个工作日。', approved: '2024-06-24' },
      {
        on: '2024-10-11',
        percent: 100,
        finishedOn: '2024-10-10',
        text: '小型项目审批已压缩到15个工作日以内，9月办结的7个项目平均13.6个工作日。',
        files: ['小型项目审批用时统计.txt'],
      },
    ],
  },
  {
    task: '15',
    on: '2024-05-13',
    edit: { joint: ['龙归镇人民政府', '江湾镇人民政府'] },
    reports: [
      { on: '2024-08-06', percent: 55, text: '四个镇街大厅已达标，三个正在改造。', approved: '2024-08-08' },
      { on: '2024-09-24', by: '龙归镇人民政府', text: '大厅无障碍通道和叫号系统已改造完成。' },
      {
        on: '2024-09-26',
        percent: 85,
        text: '六个镇街大厅已达标，江湾镇大厅正在调试设备。',
        approved: '2024-09-29',
      },
    ],
  },
  {
    task: '17',
    on: '2024-04-08',
    edit: { joint: ['新华街道办事处'] },
    reports: [
      {
        on: '2024-07-29',
        percent: 100,
        finishedOn: '2024-07-26',
        text: '18个适老窗口改造完成并投入使用。',
        approved: '2024-07-30',
      },
    ],
    closed: '2024-08-09',
  },
  {
    task: '18',
    on: '2024-06-03',
    edit: { cycle: 'MONTHLY' },
    reports: [
      month('2024-06-26', '2024-07-03', 0, 12),
      month('2024-07-29', '2024-08-05', 1, 13),
      month('2024-08-28', '2024-09-03', 0, 8),
      month('2024-09-27', '2024-10-08', 0, 10),
    ],
  },
  { task: '31', draft: true, on: '2024-10-10', edit: { joint: ['区信访局'] }, unsigned: ['区政府办公室'] },
  {
    task: '32',
    on: '2024-04-08',
    reports: [
      { on: '2024-09-25', text: '九月会商自来水水压、校园周边交通，议定事项4件。', approved: '2024-09-27' },
    ],
  },
  { task: '33', on: '2024-10-14', unsigned: 'all' },
  {
    task: '34',
    on: '2024-03-04',
    reports: [
      {
        on: '2024-04-29',
        percent: 100,
        finishedOn: '2024-04-28',
        text: '责任清单和问题清单已建立并公开。',
        approved: '2024-04-30',
      },
    ],
    closed: '2024-05-09',
  },
  {
    task: '35',
    on: '2024-03-18',
    reports: [
      {
        on: '2024-07-12',
        percent: 70,
        problem: '部分上级条线报表区里无权取消，需与市里沟通。',
        text: '镇村报表已压减21%。',
        approved: '2024-07-15',
      },
      {
        on: '2024-07-26',
        percent: 100,
        finishedOn: '2024-07-25',
        text: '与市里沟通后再合并报表9张，镇村报表压减31%。',
        approved: '2024-07-29',
      },
    ],
  },
  {
    task: '36',
    on: '2024-04-08',
    reports: [
      {
        on: '2024-08-15',
        percent: 20,
        text: '已收集村级证明事项41项，正在逐项核对依据。',
        approved: '2024-08-19',
      },
    ],
  },
  {
    task: '(一)',
    on: '2024-03-04',
    reports: [
      {
        on: '2024-03-29',
        percent: 100,
        finishedOn: '2024-03-28',
        text: '所需经费已列入年度预算并下达。',
        approved: '2024-04-01',
      },
    ],
    closed: '2024-04-10',
  },
  { task: '(二)', on: '2024-03-04' },
]
