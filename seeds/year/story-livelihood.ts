import type { TaskStory } from './story.types.ts'

const BUILDING = '区住房和城乡建设局'
const FARMING = '区农业农村局'

/** 办好群众身边事: tasks 19–30. */
export const LIVELIHOOD_STORIES: readonly TaskStory[] = [
  {
    task: '19',
    on: '2024-03-18',
    reports: [
      {
        on: '2024-09-18',
        percent: 100,
        finishedOn: '2024-09-14',
        text: '30处生命通道全部打通，已划线并设置标识。',
        files: ['生命通道打通清单.txt'],
        approved: '2024-09-20',
      },
    ],
  },
  {
    task: '20',
    on: '2024-05-13',
    reports: [
      { on: '2024-07-18', percent: 40, text: '在建工地名册已建立，共26个。', approved: '2024-07-22' },
      {
        on: '2024-09-24',
        percent: 70,
        text: '夜间巡查制度已印发，正在补登新开工地。',
        approved: '2024-09-26',
      },
    ],
  },
  {
    task: '21',
    on: '2024-05-13',
    edit: { cycle: 'QUARTERLY' },
    reports: [
      { on: '2024-06-26', percent: 25, text: '管网改造方案通过评审，开工2.1公里。', approved: '2024-07-03' },
      { on: '2024-08-27', by: '龙归镇人民政府', text: '已协调三处占地，配合施工单位入户换表118户。' },
      { on: '2024-09-27', percent: 70, text: '累计改造管网7.4公里，水压达标率87%。', approved: '2024-10-08' },
    ],
  },
  { task: '22', alone: true, on: '2024-05-13', unsigned: 'all' },
  {
    task: '22',
    draft: true,
    alone: true,
    on: '2024-05-16',
    edit: { leads: [BUILDING], joint: [FARMING] },
    reports: [
      { on: '2024-09-25', percent: 70, text: '竣工33户，其余15户主体完工。', approved: '2024-09-27' },
    ],
  },
  {
    task: '23',
    on: '2024-03-18',
    edit: { cycle: 'BY_STAGE' },
    reports: [
      {
        on: '2024-08-29',
        percent: 50,
        finishedOn: '2024-08-28',
        date: 0,
        text: '设备已全部到货并开箱验收。',
        approved: '2024-08-30',
      },
      { on: '2024-10-12', percent: 80, text: '五家卫生院设备安装完成，正在校准和培训。' },
    ],
  },
  {
    task: '24',
    on: '2024-04-08',
    reports: [
      {
        on: '2024-08-28',
        percent: 100,
        finishedOn: '2024-08-27',
        text: '全区学校食堂明厨亮灶全部完成。',
        returned: {
          on: '2024-08-30',
          opinion: '没有附学校名单，抽查发现两所学校监控未接通，请核实后重报。',
          newDueOn: '2024-09-20',
        },
      },
      {
        on: '2024-10-11',
        percent: 100,
        finishedOn: '2024-10-10',
        text: '两所学校监控已接通，全区58所学校食堂名单见附件。',
        files: ['明厨亮灶学校名单.txt'],
      },
    ],
  },
  {
    task: '25',
    on: '2024-05-13',
    reports: [{ on: '2024-09-20', percent: 45, text: '已建成充电车位92个。', approved: '2024-09-24' }],
  },
  {
    task: '26',
    on: '2024-03-18',
    edit: { cycle: 'BY_STAGE' },
    reports: [
      {
        on: '2024-06-13',
        percent: 30,
        problem: '清运车辆采购流标一次，需重新招标。',
        text: '应补齐车辆9台，已到位4台。',
        approved: '2024-06-17',
      },
      {
        on: '2024-07-24',
        percent: 60,
        finishedOn: '2024-07-23',
        date: 0,
        text: '9台清运车辆全部到位并上路。',
        approved: '2024-07-25',
      },
      {
        on: '2024-09-29',
        percent: 75,
        problem: '偏远自然村转运距离长，收运频次达不到每日一次。',
        text: '江湾、重阳两镇集镇和行政村做到日产日清，还有14个自然村两日一清。',
        approved: '2024-10-08',
      },
    ],
  },
  {
    task: '27',
    on: '2024-05-13',
    reports: [
      {
        on: '2024-09-25',
        percent: 70,
        text: '桥下空间清理五处，剩余两处为旧物回收点，正在动员搬离。',
        approved: '2024-09-27',
      },
    ],
  },
  {
    task: '28',
    on: '2024-05-13',
    edit: { cycle: 'QUARTERLY', leaders: ['区政府主要领导', '分管农业农村工作的副区长'] },
    reports: [
      { on: '2024-07-15', percent: 40, text: '管护面积4800亩，二季度进展补报。', approved: '2024-07-16' },
      { on: '2024-09-25', by: '江湾镇人民政府', text: '江湾镇管护面积2600亩，渠道清淤3.2公里。' },
      { on: '2024-09-27', percent: 70, text: '管护面积8400亩，落实管护人员46名。', approved: '2024-09-29' },
    ],
  },
  {
    task: '29',
    on: '2024-03-04',
    reports: [
      {
        on: '2024-05-29',
        percent: 100,
        finishedOn: '2024-05-28',
        text: '零工驿站建成开放。',
        approved: '2024-05-31',
      },
    ],
    closed: '2024-06-07',
  },
  {
    task: '30',
    on: '2024-05-13',
    edit: { joint: ['龙归镇人民政府'] },
    reports: [{ on: '2024-09-27', percent: 60, text: '完成改造36户。', approved: '2024-09-29' }],
    extensions: [
      {
        on: '2024-10-09',
        until: '2024-11-29',
        reason: '12户房屋正在修缮，改造须待修缮完工，申请延至11月29日。',
        granted: { on: '2024-10-11', opinion: '同意，按户列出完成日期。' },
      },
    ],
  },
]
