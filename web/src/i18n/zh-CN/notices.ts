/** Notices: list, record, paper. */
export const notices = {
  print: {
    draft: '未编号',
    several: '{{count}} 份通知',
    task: '看任务',
    back: '返回',
    word: '下载 Word',
    print: '打印',
    none: '没有可以打印的通知，可能没有选择，或者您没有查看权限。',
    outline: '您只能查看“{{title}}”的概要，不能打印全文。',
    void: '作废',
  },
}
