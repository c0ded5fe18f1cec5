import { addRuleVersion } from '#api/modules/divisions/index.ts'
import { markMessagesRead } from '#api/modules/notifications/index.ts'
import { returnDuty } from '#api/modules/tasks/index.ts'
import { breakDownStep, instructionSteps, problemSteps } from './follow-up-steps.ts'
import type { InstructionStory, ProblemStory } from './story.types.ts'
import { headStep } from './task-steps.ts'
import { HOME, type YearStep } from './world.ts'

const BUREAU = '区政务服务数据管理局'

/** A problem that a report names has the key of the report: task, number of the report in its story. */
const PROBLEMS: readonly ProblemStory[] = [
  {
    key: '26#0',
    dated: { on: '2024-06-17', dueOn: '2024-07-31', measure: '重新招标，7月底前车辆到位。' },
    answers: [
      {
        on: '2024-07-25',
        by: '区城市管理和综合执法局',
        text: '重新招标完成，9台车辆全部到位。',
        closed: '2024-07-29',
      },
    ],
  },
  {
    key: '7#0',
    dated: {
      on: '2024-07-30',
      dueOn: '2024-09-13',
      measure: '建立法人注销数据按日推送，9月13日前完成二轮对账。',
    },
  },
  {
    key: '3#1',
    dated: {
      on: '2024-09-29',
      dueOn: '2024-10-25',
      measure: '逐个系统定迁移日期，无人维护的评估后关停或替换。',
    },
  },
  {
    key: 'hall',
    raised: {
      on: '2024-08-14',
      owner: '龙归镇人民政府',
      title: '龙归镇大厅叫号系统停用',
      text: '现场检查发现叫号机停用，群众人工排队，等候时间没有记录。',
      measure: '修复叫号系统并接入全区大厅监管平台。',
      dueOn: '2024-08-30',
      originWords: '8月14日镇街大厅明察',
    },
    answers: [
      {
        on: '2024-08-28',
        by: '龙归镇人民政府',
        text: '叫号机已修复使用。',
        returned: {
          on: '2024-08-29',
          opinion: '还没有接入监管平台，请接入后附平台截图。',
          newDueOn: '2024-09-20',
        },
      },
      {
        on: '2024-09-18',
        by: '龙归镇人民政府',
        text: '叫号系统已接入全区大厅监管平台，数据正常上传。',
        files: ['叫号系统接入记录.txt'],
        closed: '2024-09-20',
      },
    ],
  },
  {
    key: 'window',
    raised: {
      on: '2024-10-10',
      owner: '龙归社区居民委员会',
      title: '便民窗口办事指南未更新',
      text: '窗口摆放的仍是2022年版办事指南，部分事项材料清单已变化。',
      measure: '更换新版办事指南，清理旧版资料。',
      dueOn: '2024-10-18',
      originWords: '10月10日村（社区）代办点抽查',
    },
  },
  {
    key: 'canal',
    raised: {
      on: '2024-10-09',
      owner: '龙归镇人民政府',
      title: '两处管护渠道淤塞',
      text: '抽查发现续源村、坳头村各一处渠道淤塞，管护记录只填到八月。',
      measure: '清淤并补齐管护记录，明确每月巡查人。',
      dueOn: '2024-10-24',
      task: '28',
    },
  },
  {
    key: 'noise',
    raised: {
      on: '2024-09-11',
      owner: '市生态环境局武江分局',
      title: '三个工地夜间超时施工',
      text: '9月上旬接到工单27件，集中在三个工地，巡查记录与投诉时段对不上。',
      measure: '调整巡查时段，对三个工地逐一约谈。',
      dueOn: '2024-10-16',
      task: '20',
    },
    answers: [
      {
        on: '2024-10-12',
        by: '市生态环境局武江分局',
        text: '巡查时段已调整到22时以后，三个工地均已约谈，近两周同类工单降到5件。',
      },
    ],
  },
]

const INSTRUCTIONS: readonly InstructionStory[] = [
  {
    key: 'water',
    on: '2024-08-19',
    task: '21',
    text: '龙归片区群众用水问题反映多，请水务局每月公布达标进度，入冬前务必见效。',
    to: ['区水务局'],
    dueOn: '2024-08-28',
    answers: [
      { on: '2024-08-27', by: '区水务局', text: '自9月起按月公布，施工队增加到3支，11月中旬完成主管改造。' },
    ],
    closed: { on: '2024-08-30', opinion: '按此推进。' },
  },
  {
    key: 'quiet',
    on: '2024-09-20',
    task: '20',
    text: '夜间施工扰民不能只靠罚款，请生态环境分局会同有关单位拿出常态办法。',
    to: ['市生态环境局武江分局'],
    dueOn: '2024-10-15',
    answers: [
      {
        on: '2024-10-11',
        by: '市生态环境局武江分局',
        text: '已起草工地夜间施工分级管理办法，正在征求意见，10月底前印发。',
      },
    ],
  },
  {
    key: 'window',
    on: '2024-10-12',
    task: '11',
    text: '一窗受理最后21项要逐项落实到人，有困难一次说清，本周内报进度。',
    to: [BUREAU],
    dueOn: '2024-10-18',
  },
]

const rule = (key: 'noticeContact' | 'noticePhone', value: string, name: string): YearStep => ({
  on: '2024-03-01',
  run: (_world, turn) =>
    turn('supervisor', context =>
      addRuleVersion(context, { jurisdictionCode: HOME, key, value, validFrom: '2024-03-01', name }),
    ),
})

/** What was told before is read; what came in the last days is not. */
const readUntil = (who: string): YearStep => ({
  on: '2024-10-10',
  run: (_world, turn) => turn(who, context => markMessagesRead(context, { all: true })),
})

const dutyReturn: YearStep = {
  on: '2024-05-14',
  run: async (world, turn) => {
    const { id, organization } = world.partOf(await world.task('22'))
    await turn(organization.name, async context =>
      returnDuty(context, {
        assignmentId: id,
        version: await world.partVersion(id),
        reason: '农村危房改造职责已划转住建部门，我局负责配合提供农户信息。',
        suggestion: '区住房和城乡建设局',
      }),
    )
  },
}

const network = (unit: string, title: string, weight: number, dueOn = '2024-12-20') => ({
  ...{ unit, weight, dueOn },
  title: `${title}政务外网接入`,
  deliverable: '接入带宽达到50兆以上',
})

const service = (unit: string, title: string, weight: number, dueOn: string) => ({
  ...{ unit, weight, dueOn },
  title: `${title}政务服务事项下沉`,
  deliverable: '下沉事项清单和办理指南',
})

/** What is not told task by task. */
export const followUpSteps = (): YearStep[] => [
  rule('noticeContact', '督查员', '督办联系人'),
  rule('noticePhone', '0751-0000000', '督办联系电话'),
  breakDownStep('2024-03-11', 'supervisor', '1', [
    network('龙归镇人民政府', '龙归镇', 4),
    network('江湾镇人民政府', '江湾镇', 3),
    network('重阳镇人民政府', '重阳镇', 3),
  ]),
  breakDownStep('2024-03-19', 'town', '1/龙归镇', [
    network('龙归社区居民委员会', '龙归社区', 3, '2024-10-31'),
    network('续源村村民委员会', '续源村', 1, '2024-11-29'),
    network('山前村村民委员会', '山前村', 1, '2024-11-29'),
  ]),
  dutyReturn,
  headStep('25', '2024-07-01', 'SUSPEND', '电力增容方案需重新报批，报批期间无法施工。'),
  headStep('25', '2024-08-12', 'RESUME', '增容方案已获批复，恢复办理。'),
  breakDownStep('2024-10-10', 'supervisor', '五:三(三)3', [
    service('龙归镇人民政府', '龙归镇', 2, '2025-03-31'),
    service('重阳镇人民政府', '重阳镇', 1, '2025-03-31'),
  ]),
  breakDownStep('2024-10-12', 'town', '五:三(三)3/龙归镇', [
    service('龙归社区居民委员会', '龙归社区', 1, '2025-01-24'),
  ]),
  ...PROBLEMS.flatMap(problemSteps),
  ...INSTRUCTIONS.flatMap(instructionSteps),
  ...['leader', 'head', 'supervisor', 'unit-leader', 'unit-officer', 'town', 'village'].map(readUntil),
]
