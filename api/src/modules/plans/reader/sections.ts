/** What a chapter is about, judged by the words of its heading. */
export type SectionType = 'work' | 'background' | 'objective' | 'guarantee'

const BACKGROUND =
  /总结|回顾|成效|成就|现状|形势|问题(?:和|与|及)?(?:挑战|不足)?$|挑战|机遇|背景|指导思想|原则|思路|总体要求|总则|附则|重要意义|重大意义|意义|必要性|基本情况|概况|适用范围|编制依据|规划依据|名词解释|术语|引言|前言|序言|定义|工作基础|发展基础|认识|总体考虑|基本考虑|战略定位|总体布局$|(?:推广|实施|适用|工作|整治|检查|活动)?(?:范围|对象)$|步骤(?:和|及|与)?(?:时间|安排|方法|要求)*$|(?:阶段|进度|时间)(?:划分|安排)$|^(?:整治|活动|实施|行动|工作|检查|整改|起止)?时间$/
const OBJECTIVE = /目标(?!任务|责任|考核|管理|分解|绩效)|预期指标|主要指标/
const GUARANTEE =
  /保障措施|(?:实施|组织|工作)保障|保障(?:机制|工作|与|和)?(?:实施)?$|组织实施|组织领导|组织推进|有关要求|工作要求|相关要求|几点要求|具体要求$|实施要求|推进机制$|工作机制$|监督(?:检查|考核|评估)|督导(?:检查|考核|落实)?$|督查(?:考核|检查)|考核(?:评价|评估|监督)|强化组织|加强领导|加强组织|落实责任$|推进落实|抓好落实|确保落实|狠抓落实|宣传引导$/

/** Verbs that begin an order: `提升审批效率和保障能力` is work although 保障 is in it. */
const MIXED = /任务|举措|重点工作|主要工作|工作内容|工作安排|主要内容|实施内容|重点内容/

export function sectionType(title: string): SectionType {
  const text = title.replace(/[\s“”"]/g, '')
  const head = text.slice(0, 40)
  if (MIXED.test(head) && !/^(?:保障|组织)/.test(head)) return 'work'
  if (OBJECTIVE.test(head) && !/(?:落实|完成|实现|分解)[^,]{0,10}目标/.test(head))
    return /指导思想|原则|总体要求/.test(head) && !/目标$/.test(head) ? 'background' : 'objective'
  if (GUARANTEE.test(head) && isGuaranteeTitle(head)) return 'guarantee'
  if (BACKGROUND.test(head) && head.length <= 24) return 'background'
  return 'work'
}

/** Only short headings that are about carrying the plan out, not e.g. 完善社会保障体系 or 构建网络安全保障体系. */
function isGuaranteeTitle(head: string): boolean {
  if (/^保障(?!措施|机制|工作|要求|体系|条件|与|和)/.test(head)) return false
  if (
    /社会保障|安全保障|民生保障|住房保障|基本保障|要素保障|服务保障|就业保障|供应保障|医疗保障|保障性|保障体系|保障水平|保障能力|应急保障|权益保障|生活保障/.test(
      head,
    )
  ) {
    return /(?:措施|实施)/.test(head)
  }
  return head.length <= 24
}

/** 保障措施 and its like can only be a guarantee; 强化人才保障 may be work in its own right. */
export const isSureGuarantee = (title: string) =>
  /保障措施|(?:实施|组织|工作)保障|组织(?:实施|领导|推进)|要求$|加强领导|加强组织|考核|督查|督导/.test(title)

/** Headings of a guarantee chapter found one level down although the chapter itself was lost. */
const LONE_GUARANTEE =
  /^(?:强化|加强|完善|健全|落实|严格|加大|做好|切实加强|明确)?(?:组织|人才|资金|监督|制度|机制|技术|经费|政策|法治|法制|要素|人员|队伍|投入|财政|安全)?(?:和|与)?(?:组织|人才|资金|监督|制度|机制|技术|经费|政策|安全)?(?:保障|领导|督导|考核|督查|考评)(?:落实|问效|考核|力度|机制)?$/

export function isLoneGuarantee(title: string): boolean {
  return LONE_GUARANTEE.test(title.replace(/[\s。]/g, ''))
}
