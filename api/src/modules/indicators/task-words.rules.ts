/** Words that so many tasks share that they say nothing. */
const COMMON =
  /政务服务|政务信息系统|政务信息|信息系统|政务|事项|网络|指标|建设|工作|情况|[省市县区镇乡村]级|区级|平均|全区|全县|全市/g

/** How it is counted is not what it is about. */
const COUNTED = /(?:事项)?(?:数量|总数|个数|比例|占比|比重|速率|率|数)$/

/** The words that tell what an indicator is about: those it quotes first, then the core of its name. */
export function coreTerms(name: string): string[] {
  const quoted = [...name.matchAll(/[“"]([^”"]{2,})[”"]/g)].map(([, words]) => words ?? '')
  const rest = name
    .replace(/[“"][^”"]*[”"]/g, ' ')
    .replace(/[”“"'‘’()（）]/g, ' ')
    .trim()
    .replace(COUNTED, '')
    .replace(COMMON, ' ')
  const parts = rest.split(/[\s、，,及和与的]+/).filter(part => part.length >= 2)
  return [...new Set([...quoted, ...parts])]
}

/** The words of a task. */
export interface TaskWords {
  id: string
  title: string
  text: string
  targets: string
}

const bare = (text: string) => text.replace(/[“”"'‘’\s]/g, '')

const TITLE = 3
const TARGETS = 2

function scoreOf(terms: readonly string[], task: TaskWords): number {
  const [title, targets, text] = [bare(task.title), bare(task.targets), bare(task.text)]
  return terms.reduce((score, term) => {
    const weight =
      (title.includes(term) ? TITLE : 0) +
      (targets.includes(term) ? TARGETS : 0) +
      (text.includes(term) ? 1 : 0)
    return score + weight * term.length
  }, 0)
}

/** Tasks that speak of an indicator, best first: in the title before the targets before the text, long words first. */
export const rankTasks = (name: string, tasks: readonly TaskWords[]): string[] => {
  const terms = coreTerms(name)
  return tasks
    .map(task => ({ id: task.id, score: scoreOf(terms, task) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ id }) => id)
}
