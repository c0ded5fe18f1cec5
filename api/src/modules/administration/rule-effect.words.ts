import type { RuleSettings } from '../divisions/index.ts'

const TARGET = '达到这个百分数算达标，驾驶舱、看板和报告上的颜色随之变化，数字本身不变。'

const WEIGHT = '三项权重的比例决定综合得分，改动后各单位的得分和排名随之变化。'

/** What a rule decides, for whoever is about to change it: where it shows, and what stays as it was. */
export const RULE_EFFECTS: { readonly [Key in Exclude<keyof RuleSettings, 'lights'>]: string } = {
  nearWorkingDays: '离时限还有这么多个工作日及以内，灯号为临期并发提醒；填 0 只在当天提醒。',
  signWorkingDays: '任务和通知交办后，单位应在这么多个工作日内签收；已经交办的不变。',
  dutyReturnWorkingDays: '单位认为不属于自己职责的，在这么多个工作日内可以退回；过后只能申请调整。',
  dutyReturnLimit: '同一任务退回超过这个次数，不再流转，由督查室主任裁定。',
  reportNeedsUnitLeader: '选“是”后，联络员填报的进展先由本单位负责人签批，再到督查室。',
  reviewWorkingDays: '督查室应在这么多个工作日内审核填报和反馈，超过的在工作台上排在前面。',
  noticeSignWorkingDays: '拟好的通知应在这么多个工作日内签发，超过的在工作台上排在前面。',
  noticeReplyWorkingDays: '新拟通知的反馈时限按这么多个工作日预填，拟办时还可以改；已发的不变。',
  reminderGapWorkingDays: '同一任务在这么多个工作日内只催办一次，避免反复催促。',
  reminderAfterWorkingDays: '任务逾期满这么多个工作日，夜间运行时提出催办建议，由督查室确认。',
  supervisionAfterWorkingDays: '催办后过这么多个工作日仍没有进展，建议发督办通知单，由督查室确认。',
  agencyMark: '印在新通知的文号最前面；已经编号的通知不变。',
  agencyName: '印在通知的版头和落款；不填用督查室的名称。',
  noticeContact: '印在新通知上，单位有疑问时联系。',
  noticePhone: '印在新通知上，单位有疑问时拨打。',
  monthlyAskCap: '一个月内要一个单位报送的事项超过这个数时提醒督查室；0 为不限。',
  indicatorBehindPoints: '实际低于应达超过这么多个点为红灯，不到的为黄灯；过去的日子按当时的规则。',
  indicatorFreshTenths: '期末后超过这个期限还没有新值的，按无数据显示，不再沿用旧值的颜色。',
  reportingOpensDays: '新的报送期在期末前这么多天开放填报；已经开放的不变。',
  reportingDueDays: '期末后这么多天为填报截止日，过后算迟报；已经开放的不变。',
  reportingClosesDays: '期末后这么多天关闭，关闭后只能申请补报；应不早于填报截止日。',
  complaintResponseWeight: WEIGHT,
  complaintResolvedWeight: WEIGHT,
  complaintSatisfiedWeight: WEIGHT,
  taskOnTimeTarget: TARGET,
  complaintOnTimeTarget: TARGET,
  complaintRateTarget: TARGET,
  ratingRectifyWorkingDays: '差评从评价之日起，应在这么多个工作日内整改；已有时限的不变。',
  unmaskPerHour: '一个人一小时内查看工单原文超过这个次数后须等待；每次查看都有记录。',
  ratingTarget: TARGET,
  screenDays: '大屏专用登录满这么多天后要重新登录；0 为不开放这种登录。',
}
