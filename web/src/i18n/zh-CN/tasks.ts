/** The ledger and the task page. */
export const tasks = {
  title: '任务台账',
  status: {
    DRAFT: '拟办',
    PENDING_ISSUE: '待交办',
    ISSUED: '待签收',
    IN_PROGRESS: '办理中',
    SUBMITTED: '待审核',
    DONE: '已办结',
    CLOSED: '已销号',
    SUSPENDED: '中止',
    TERMINATED: '终止',
  },
  state: { OPEN: '在办', DONE: '办结' },
  kind: { TASK: '任务', GUARANTEE: '保障措施' },
  level: { PROVINCE: '省级', CITY: '市级', COUNTY: '县级', TOWN: '镇级', VILLAGE: '村级' },
  part: { LEAD: '牵头', JOINT: '配合' },
  dueStatus: { DATED: '有时限', UNKNOWN: '时限待明确', ONGOING: '长期坚持', RECURRING: '定期开展' },
  milestoneState: {
    DONE_ON_TIME: '按期',
    DONE_LATE: '逾期办结',
    OVERDUE: '逾期',
    NEAR: '临期',
    ON_TRACK: '正常',
    NO_DUE_DATE: '无时限',
  },
}
