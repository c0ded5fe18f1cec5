import type { RuleSettings } from '../divisions/index.ts'

/** What a rule is called, and in what its value is counted. */
export const RULE_WORDS: {
  readonly [Key in Exclude<keyof RuleSettings, 'lights'>]: { name: string; unit: string | null }
} = {
  nearWorkingDays: { name: '临期提醒：距时限', unit: '个工作日' },
  signWorkingDays: { name: '签收时限', unit: '个工作日' },
  dutyReturnWorkingDays: { name: '职责不符退回时限', unit: '个工作日' },
  dutyReturnLimit: { name: '职责不符退回次数，超过后由督查室主任裁定', unit: '次' },
  reportNeedsUnitLeader: { name: '进展须经单位负责人签批', unit: null },
  reviewWorkingDays: { name: '督查室审核时限', unit: '个工作日' },
  noticeSignWorkingDays: { name: '通知签发时限', unit: '个工作日' },
  noticeReplyWorkingDays: { name: '通知反馈时限', unit: '个工作日' },
  reminderGapWorkingDays: { name: '同一任务两次催办的间隔', unit: '个工作日' },
  reminderAfterWorkingDays: { name: '逾期后建议催办', unit: '个工作日' },
  supervisionAfterWorkingDays: { name: '催办后建议发督办通知单', unit: '个工作日' },
  agencyMark: { name: '机关代字', unit: null },
  agencyName: { name: '发文机关名称', unit: null },
  noticeContact: { name: '通知联系人', unit: null },
  noticePhone: { name: '通知联系电话', unit: null },
  monthlyAskCap: { name: '每月要求单位报送的上限（0 为不限）', unit: '项' },
  indicatorBehindPoints: { name: '指标落后多少个点为红灯', unit: '个点' },
  indicatorFreshTenths: { name: '指标值在期末后多少期内有效（15 = 1.5 期）', unit: '个十分之一期' },
  reportingOpensDays: { name: '指标填报：期末前几天开放', unit: '天' },
  reportingDueDays: { name: '指标填报：期末后几天内应报', unit: '天' },
  reportingClosesDays: { name: '指标填报：期末后几天关闭', unit: '天' },
  complaintResponseWeight: { name: '12345 综合得分：响应率的权重', unit: '份' },
  complaintResolvedWeight: { name: '12345 综合得分：解决率的权重', unit: '份' },
  complaintSatisfiedWeight: { name: '12345 综合得分：满意率的权重', unit: '份' },
  taskOnTimeTarget: { name: '任务按期完成率的目标', unit: '%' },
  complaintOnTimeTarget: { name: '12345 按时办结率的目标', unit: '%' },
  complaintRateTarget: { name: '12345 响应率、解决率、满意率的目标', unit: '%' },
  ratingRectifyWorkingDays: { name: '差评整改时限', unit: '个工作日' },
  unmaskPerHour: { name: '每人每小时查看工单原文上限', unit: '次' },
  ratingTarget: { name: '好评率、差评按时整改率目标', unit: '%' },
  screenDays: { name: '大屏专用登录最长多少天（0 为不开放）', unit: '天' },
}
