/** 帮助: guides, keys, the first hint. */
export const help = {
  title: '帮助',
  caption: '按岗位的使用说明，打开就是您的这一页',
  roles: '按岗位看',
  role: {
    leader: '领导',
    supervision: '督查室',
    unit: '责任单位',
    town: '镇街',
    village: '村居',
    steward: '数据管理员',
    'system-admin': '系统管理员',
    'security-admin': '安全管理员',
    'audit-admin': '审计管理员',
  },
  first: { title: '第一次使用？', open: '{{guide}}使用说明', close: '不再提示' },
  shortcuts: {
    title: '快捷键',
    everywhere: {
      title: '每一页',
      search: '搜索',
      back: '看前一天',
      forth: '看后一天',
      today: '回到今天',
      keys: '打开这张表',
      close: '关闭打开的窗口',
    },
    lists: { title: '列表', down: '下一行', up: '上一行', open: '打开' },
    office: { title: '督查室工作台', down: '下一件', up: '上一件', approve: '通过', return: '退回' },
    decompose: { title: '方案分解', next: '确认下一个' },
    screen: { title: '大屏', pause: '停住或继续', boards: '上一屏、下一屏', full: '全屏', leave: '退出' },
  },
}
