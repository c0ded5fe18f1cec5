import type { Document } from './draft.ts'
import type { Header } from './header.ts'
import { type ReadIndicator, stem } from './indicators.ts'
import type { DraftTask, DraftWarning, SourceRange } from './ledger.ts'
import { toSource } from './mapped-text.ts'
import type { Outline } from './outline.ts'
import type { RowTask } from './table-ledger.ts'

/** What the reader found, for looking at it once more. */
export interface Findings {
  header: Header
  tasks: DraftTask[]
  rows: Map<DraftTask, RowTask>
  indicators: ReadIndicator[]
  outline: Outline
}

const warn = (code: string, message: string, source: SourceRange): DraftWarning => ({ code, message, source })

/** Everything a person must look at, in reading order. */
export function collectWarnings(doc: Document, findings: Findings): DraftWarning[] {
  return [
    ...repairWarnings(doc),
    ...findings.tasks.flatMap(task => taskWarnings(doc, task)),
    ...rowWarnings(findings),
    ...indicatorWarnings(findings.indicators),
    ...numberingGaps(doc, findings.outline),
    ...truncation(doc, findings.tasks),
    ...emptiness(findings),
  ].sort((a, b) => a.source[0] - b.source[0])
}

function repairWarnings(doc: Document): DraftWarning[] {
  const { repaired } = doc
  const list = repaired.restored.map(range =>
    warn('repaired-mojibake', '此处原为乱码，已自动还原，请与原件核对。', range),
  )
  for (const range of repaired.lost)
    list.push(warn('lost-character', '此处有文字损坏无法还原（显示为□）,请对照原件补上。', range))
  for (const match of repaired.flat.matchAll(/[xX×]{2,}|[＊*]{3,}/g)) {
    const range = toSource(repaired.mapped, match.index, match.index + match[0].length)
    list.push(warn('masked-text', '原文此处被遮盖，读不出具体内容，请查原件后补填。', range))
    break
  }
  return list
}

function taskWarnings(doc: Document, task: DraftTask): DraftWarning[] {
  const list: DraftWarning[] = []
  if (task.kind === 'task' && task.lead.length === 0)
    list.push(warn('no-owner', `“${task.title}”没有写明责任单位，请指定牵头单位。`, task.titleSource))
  for (const unit of [...task.owners.lead, ...task.owners.joint]) {
    if (unit.group)
      list.push(warn('group-to-expand', `“${unit.name}”是一组单位，交办前请选定具体单位。`, unit.source))
  }
  for (const milestone of task.milestones) {
    const hint = dueHint(doc, milestone.words, milestone.status, milestone.due)
    if (hint) list.push(warn(hint[0], hint[1], milestone.source))
    if (/(?:力争|争取)[^,。;]{0,8}$/.test(before(doc, milestone.words, milestone.source))) {
      list.push(
        warn(
          'soft-deadline',
          `“${milestone.words}”前写的是“力争”，请确认是否按硬性时限督办。`,
          milestone.source,
        ),
      )
    }
  }
  return list
}

/** The sentence up to the words of the date. */
function before(doc: Document, words: string, source: SourceRange): string {
  const { from } = doc.repaired.mapped
  const start = lowerBound(from, source[0])
  const sentence = doc.repaired.flat.slice(start, lowerBound(from, source[1]))
  const at = sentence.replace(/\s/g, '').indexOf(words)
  return at < 0 ? '' : sentence.replace(/\s/g, '').slice(0, at)
}

export function lowerBound(sorted: Int32Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

function dueHint(
  doc: Document,
  words: string,
  status: string,
  due: string | null,
): [string, string] | undefined {
  if (status === 'dated') {
    const given = /\d{4}|[二][〇零○O一二三四五六七八九]{3}/.test(words)
    const fromIssue =
      !given &&
      doc.years.title === null &&
      doc.years.issued !== null &&
      due?.startsWith(String(doc.years.issued))
    return fromIssue
      ? [
          'year-from-issue',
          `“${words}”没有写年份，暂按${doc.years.fromBody ? '文中其他时间的' : '发文'}年份理解为${due}，请核对。`,
        ]
      : undefined
  }
  if (status !== 'unknown') return undefined
  if (/[xX×*＊_□]{1,4}年|[xX×*]月/.test(words))
    return ['due-unknown', `“${words}”中的时间被遮盖，请查原件后补填时限。`]
  if (/^(?:年|\d{1,2}月|[一二三四五六七八九十]{1,2}月|上半年|下半年|第?[一二三四]季度|今年|明年)/.test(words))
    return ['year-missing', `“${words}”没有写年份，全文也找不到年份，请补填。`]
  return ['due-unknown', `“${words}”不是确定的日期，请确定完成时限。`]
}

function rowWarnings({ rows }: Findings): DraftWarning[] {
  return [...rows].flatMap(([task, row]) => [
    ...row.missing.map(heading =>
      warn(
        'table-cell-missing',
        `表中“${task.title}”一行缺少“${heading}”，可能是合并单元格，请补填。`,
        task.source,
      ),
    ),
    ...row.fromAbove.map(heading =>
      warn(
        'cell-from-above',
        `表中“${task.title}”一行的“${heading}”为空，已按合并单元格沿用上一行，请核对。`,
        task.source,
      ),
    ),
  ])
}

function indicatorWarnings(indicators: ReadIndicator[]): DraftWarning[] {
  const list: DraftWarning[] = []
  indicators.forEach((indicator, i) => {
    for (const heading of indicator.missing)
      list.push(
        warn('table-cell-missing', `指标“${indicator.name}”缺少“${heading}”，请补填。`, indicator.source),
      )
    const twin = indicators
      .slice(0, i)
      .find(other => stem(other.name) === stem(indicator.name) && differs(other, indicator))
    if (twin) {
      const both = `${value(twin)}和${value(indicator)}`
      list.push(
        warn(
          'conflicting-definition',
          `“${indicator.name}”在文中有两种口径（${both}）,已分别列出，请确认以哪个为准。`,
          indicator.source,
        ),
      )
    }
  })
  return list
}

const differs = (a: ReadIndicator, b: ReadIndicator) => a.unit !== b.unit || a.target !== b.target
const value = ({ target, targetText, unit }: ReadIndicator) =>
  `${target ?? targetText ?? '未写'}${unit ?? ''}`

function numberingGaps(doc: Document, outline: Outline): DraftWarning[] {
  const list: DraftWarning[] = []
  const last = new Map<string, number>()
  for (const { heading } of outline.nodes) {
    const { kind, value: number } = heading!.marker
    if (number === null) continue
    const previous = last.get(kind)
    if (previous !== undefined && number > previous + 1 && number > 1) {
      const range = toSource(
        doc.repaired.mapped,
        heading!.start,
        heading!.start + Math.max(1, heading!.marker.length),
      )
      list.push(
        warn('numbering-gap', `编号从${previous}跳到${number}，中间可能缺了内容，请核对原件。`, range),
      )
    }
    last.set(kind, number)
  }
  return list
}

/** The last task stops in mid-sentence: the file was cut off. */
function truncation(doc: Document, tasks: DraftTask[]): DraftWarning[] {
  const last = tasks.at(-1)
  if (!last) return []
  const flat = doc.repaired.flat.trimEnd()
  const end = flat.slice(-1)
  const openBracket = flat.lastIndexOf('(') > flat.lastIndexOf(')')
  if (last.source[1] < doc.repaired.mapped.to[flat.length - 1]! || (!openBracket && !/[,、:(“]/.test(end)))
    return []
  return [warn('truncated-text', '文件到此中断，最后一项不完整，请上传完整文件。', last.source)]
}

function emptiness({ tasks, indicators }: Findings): DraftWarning[] {
  if (tasks.length > 0 || indicators.length > 0) return []
  return [warn('no-tasks', '没有读出任务或指标，请确认这是不是工作方案，或手工添加任务。', [0, 0])]
}
