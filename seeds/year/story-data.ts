import type { TaskStory } from './story.types.ts'

const LEADERS = ['区政府主要领导', '分管政务数据工作的副区长'] as const
const BUREAU = '区政务服务数据管理局'
const POLICE = '区公安分局'

/** 网络、云和数据: tasks 1–10 of the plan of 2024, and some of the plan to 2025. */
export const DATA_STORIES: readonly TaskStory[] = [
  {
    task: '1',
    on: '2024-03-04',
    edit: { cycle: 'BY_STAGE', joint: ['区财政局'], leaders: LEADERS },
    reports: [
      {
        on: '2024-06-25',
        finishedOn: '2024-06-24',
        date: 0,
        text: '七个镇街主干链路已全部开通，逐条测速均在100兆以上，测速记录见附件。',
        files: ['七镇街主干链路测速记录.txt'],
        approved: '2024-06-27',
        opinion: '测速记录齐全，同意。',
      },
    ],
  },
  {
    task: '1/龙归镇',
    on: '2024-03-12',
    reports: [
      {
        on: '2024-06-21',
        text: '镇政府主干链路开通，16个村（社区）完成接入点勘察。',
        approved: '2024-06-24',
      },
    ],
  },
  {
    task: '1/江湾镇',
    on: '2024-03-12',
    late: { on: '2024-03-18', units: ['江湾镇人民政府'] },
    reports: [
      {
        on: '2024-07-05',
        percent: 40,
        text: '镇政府主干链路开通，3个村光缆已到村。',
        approved: '2024-07-08',
      },
      {
        on: '2024-09-25',
        percent: 72,
        text: '7个村（社区）中5个接入达到50兆，锅溪村、瑶族村光缆正在架设。',
        approved: '2024-09-27',
      },
    ],
  },
  {
    task: '1/重阳镇',
    on: '2024-03-12',
    reports: [
      {
        on: '2024-09-24',
        percent: 55,
        text: '9个村（社区）中5个接入达到50兆，其余4个村已完成布线。',
        approved: '2024-09-27',
      },
      // The figures of September say 8 of 9.
      { on: '2024-10-14', percent: 100, text: '9个村（社区）接入全部达到50兆，请予核验。' },
    ],
  },
  {
    task: '1/龙归镇/龙归社区',
    on: '2024-03-20',
    reports: [
      {
        on: '2024-07-10',
        percent: 50,
        text: '社区办公点已接入，便民窗口还差1台终端。',
        approved: '2024-07-12',
      },
      {
        on: '2024-10-10',
        percent: 90,
        text: '便民窗口终端已装好，下载测速56兆，夜间测速待补。',
        returned: {
          on: '2024-10-11',
          opinion: '请补充连续三天的测速截图，写明测速时间。',
          newDueOn: '2024-10-17',
        },
      },
    ],
  },
  {
    task: '1/龙归镇/续源村',
    on: '2024-03-20',
    reports: [
      { on: '2024-08-14', percent: 60, text: '光缆已到村委会，机柜安装完成。', approved: '2024-08-16' },
    ],
  },
  {
    task: '1/龙归镇/山前村',
    on: '2024-03-20',
    reports: [
      { on: '2024-08-15', percent: 35, text: '线路已勘察，等待电力杆路共享批复。', approved: '2024-08-16' },
      { on: '2024-10-12', percent: 55, text: '杆路共享已批复，光缆架设过半。' },
    ],
  },
  {
    task: '2',
    on: '2024-03-04',
    edit: { cycle: 'BY_STAGE', leaders: LEADERS },
    reports: [
      { on: '2024-08-22', by: POLICE, text: '公安系统非涉密专网2条已完成清查，清单报牵头单位。' },
      {
        on: '2024-08-26',
        percent: 45,
        finishedOn: '2024-08-23',
        date: 0,
        text: '全区非涉密业务专网清查完成，共14条，已列入迁移计划12条。',
        files: ['非涉密业务专网清查清单.txt'],
        approved: '2024-08-28',
      },
      {
        on: '2024-10-09',
        percent: 70,
        text: '12条列入迁移计划的专网已迁移8条，其余4条正在做业务测试。',
        returned: {
          on: '2024-10-11',
          opinion: '迁移率应以14条非涉密专网为基数，请列出未迁移专网的名称和计划日期后重报。',
          newDueOn: '2024-10-18',
        },
      },
    ],
  },
  {
    task: '3',
    draft: true,
    on: '2024-03-18',
    edit: { cycle: 'BY_STAGE', joint: ['区财政局'], leaders: LEADERS },
    reports: [
      { on: '2024-06-28', percent: 60, text: '168个应上云系统已迁移101个。', approved: '2024-07-01' },
      {
        on: '2024-09-27',
        percent: 83,
        problem: '28个系统尚未迁移，其中11个属龙归镇自建，原开发单位已不再维护，需要重新适配。',
        text: '168个应上云系统已迁移140个，上云率83.3%，未达到9月底95%的要求。',
        approved: '2024-09-29',
        opinion: '请列出28个系统的迁移日期，按周调度。',
      },
    ],
  },
  {
    task: '4',
    on: '2024-03-04',
    edit: { cycle: 'BY_STAGE' },
    reports: [
      { on: '2024-04-19', percent: 20, text: '已向区直单位发函摸底，收回36份。', approved: '2024-04-22' },
      {
        on: '2024-05-29',
        percent: 50,
        finishedOn: '2024-05-28',
        date: 0,
        text: '关停清单已列出，共12个系统，已征求使用单位意见。',
        approved: '2024-05-30',
      },
      {
        on: '2024-09-26',
        percent: 80,
        text: '12个系统已关停9个，归档数据已移交区档案馆6个。',
        approved: '2024-09-29',
      },
    ],
  },
  {
    task: '5',
    on: '2024-05-13',
    reports: [
      { on: '2024-09-26', by: BUREAU, percent: 60, text: '21个出口已归并13个。', approved: '2024-09-29' },
    ],
    extensions: [
      {
        by: BUREAU,
        on: '2024-10-14',
        until: '2024-11-29',
        reason: '两家单位的专用设备需更换网关，采购10月底到货，申请延至11月29日。',
      },
    ],
  },
  {
    task: '6',
    draft: true,
    on: '2024-04-08',
    edit: { cycle: 'QUARTERLY', joint: ['区统计局', '区发展和改革局'] },
    reports: [
      { on: '2024-06-26', percent: 50, text: '二季度目录更新完成，抽查漏报率1.6%。', approved: '2024-06-28' },
      { on: '2024-09-24', by: '区统计局', text: '三季度更新目录32条，停用5条。' },
      { on: '2024-09-27', percent: 75, text: '三季度目录更新完成，抽查漏报率1.8%。', approved: '2024-09-29' },
    ],
  },
  {
    task: '7',
    on: '2024-03-18',
    reports: [
      {
        on: '2024-07-25',
        percent: 60,
        problem: '法人库注销数据更新不及时，首轮差错率2.3%，高于1%的要求。',
        text: '人口数据对账完成，法人数据首轮对账差错率偏高。',
        approved: '2024-07-29',
      },
    ],
  },
  {
    task: '8',
    on: '2024-05-13',
    reports: [
      { on: '2024-08-15', percent: 40, text: '底图切片完成，三个镇试调用。', approved: '2024-08-19' },
      { on: '2024-10-12', percent: 70, text: '底图服务已上架，五个镇街接入，接口文档已下发。' },
    ],
  },
  {
    task: '9',
    on: '2024-04-08',
    reports: [
      { on: '2024-06-20', percent: 35, text: '高频证照调用事项达到43项。', approved: '2024-06-24' },
      { on: '2024-08-20', percent: 60, text: '高频证照调用事项达到74项。', approved: '2024-08-22' },
      { on: '2024-10-12', percent: 85, text: '高频证照调用事项达到103项，余下17项正在联调。' },
    ],
    extensions: [
      {
        on: '2024-09-10',
        until: '2024-10-31',
        reason: '省级证照库9月升级，部分接口停用两周，申请延至10月31日。',
        granted: { on: '2024-09-12', opinion: '情况属实，同意延至10月31日，不再延期。' },
      },
    ],
  },
  {
    task: '10',
    on: '2024-03-18',
    edit: { cycle: 'BY_STAGE' },
    reports: [
      {
        on: '2024-06-27',
        percent: 50,
        finishedOn: '2024-06-26',
        date: 0,
        text: '上半年检查了23家单位，发现弱口令等问题17个，已整改16个。',
        approved: '2024-06-28',
      },
    ],
  },
  {
    task: '五:三(一)3',
    draft: true,
    on: '2024-09-02',
    edit: { leads: [BUREAU], cycle: 'ONCE', dates: [['2025-06-30', '部门系统整合到政务云平台']] },
    reports: [
      {
        on: '2024-09-26',
        percent: 45,
        text: '已整合部门系统27个，余33个列入明年计划。',
        approved: '2024-09-29',
      },
    ],
  },
  {
    task: '五:三(四)2',
    draft: true,
    on: '2024-09-02',
    edit: { leads: ['区政府办公室'], joint: [BUREAU], dates: [['2025-03-31', '公文交换平台覆盖镇街']] },
    reports: [
      { on: '2024-09-25', percent: 60, text: '四个镇街已接入公文交换平台。', approved: '2024-09-27' },
    ],
  },
  {
    task: '五:三(三)3',
    draft: true,
    on: '2024-09-02',
    edit: { leads: [BUREAU], cycle: 'BY_STAGE', dates: [['2025-06-30', '基层政务服务能力达到规划要求']] },
  },
  { task: '五:三(三)3/重阳镇', on: '2024-10-11' },
  {
    task: '五:三(三)3/龙归镇',
    on: '2024-10-11',
  },
  { task: '五:三(三)3/龙归镇/龙归社区', on: '2024-10-14', unsigned: 'all' },
  {
    task: '五:三(三)1',
    draft: true,
    on: '2024-10-14',
    edit: { leads: [BUREAU], dates: [['2025-09-30', '网上政务服务能力达到规划要求']] },
    unsigned: 'all',
  },
  {
    task: '五:三(一)2.2)',
    draft: true,
    submitted: '2024-10-14',
    edit: { leads: ['区委网信办'], joint: [BUREAU], dates: [['2025-06-30', '数据分类分级和安全检查']] },
  },
]
