/** Plans and their decomposition. */
export const plans = {
  title: '方案',
  decompose: { title: '方案拆解' },
  status: { DRAFT: '待拆解', CONFIRMED: '已入台账' },
  draftKind: { TASK: '任务', GUARANTEE: '保障措施', OBJECTIVE: '目标' },
  draftState: { PENDING: '待确认', CONFIRMED: '已确认', REMOVED: '不是任务' },
  groupRule: {
    COUNTY_GOVERNMENTS: '各县（市、区）政府',
    TOWN_GOVERNMENTS: '各镇街',
    VILLAGE_COMMITTEES: '各村居',
    DEPARTMENTS: '各有关部门',
    MANUAL: '人工选定',
  },
}
