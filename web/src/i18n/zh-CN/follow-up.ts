/** What problems, instructions and notices share. */
export const followUp = {
  chooseUnits: '选择单位',
  full: '打开全页',
  filter: {
    states: '按灯号和状态筛选',
    words: '关键词',
    all: '查看全部',
  },
  closed: { GOOD: '按期办结', NEAR: '逾期办结', BEHIND: '逾期办结', NO_DATA: '已办结' },
  reply: {
    round: '第 {{count}} 轮',
    status: { SUBMITTED: '待审核', ACCEPTED: '审核通过', RETURNED: '已退回', WITHDRAWN: '已撤回' },
    reviewed: '{{name}} 审核',
  },
  history: { none: '还没有办理记录。' },
  form: { uploading: '附件上传中' },
}
