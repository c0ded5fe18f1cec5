import { type ClaimSubject, compareClaim, isBetter, measuredWords, shown } from './claim.compare.ts'
import { type Claim, type Clause, claimsIn, clausesOf, plainSigns } from './claim.read.ts'

/** A claim and the figure it was held against. */
export interface ClaimFinding {
  /** Which of the subjects. */
  subject: number
  start: number
  end: number
  words: string
  claimed: string
  measured: string
  contradicts: boolean
  sentence: string
}

/** Words that stand in the name of every other indicator and say nothing of one. */
const COMMON =
  /^(?:政务|服务|信息|事项|办理|完成|建设|数据|工作|达到|推进|实现|网络|率|数|个|的|和|全区|全镇)+$/
const UNITS_OF_ANYTHING = new Set(['%', '个', '项', '件', '次', '户', '人', '家', '天'])

/** The longest stretch of characters that both have. */
function longestShared(one: string, other: string): string {
  let longest = ''
  for (let from = 0; from < one.length; from += 1)
    for (let to = from + longest.length + 1; to <= one.length; to += 1) {
      const words = one.slice(from, to)
      if (!other.includes(words)) break
      longest = words
    }
  return longest
}

const bare = (text: string) => text.replace(/[“”"'《》()（）\s]/g, '')

/** How much a clause speaks of an indicator; 0: not at all. */
function speaksOf(clause: string, subject: ClaimSubject): number {
  const words = [subject.name, ...subject.items].map(item => longestShared(bare(item), bare(clause)))
  const best = Math.max(
    0,
    ...words.filter(word => word.length > 1 && !COMMON.test(word)).map(word => word.length),
  )
  const { measuredIn } = subject
  const byUnit = measuredIn !== null && !UNITS_OF_ANYTHING.has(measuredIn) && speaksInUnit(clause, measuredIn)
  return Math.max(best, byUnit ? 2 : 0)
}

const speaksInUnit = (clause: string, unit: string): boolean =>
  clause.includes(unit) || (unit === '兆' && /\d\s*M/.test(clause))

/** The indicator a clause speaks of; what is counted decides between several. */
function subjectOf(clause: string, claim: Claim | null, subjects: readonly ClaimSubject[]): number | null {
  const scores = subjects.map(subject => {
    const score = speaksOf(clause, subject)
    const noun = claim?.noun.match(/村|镇|街道|系统|事项/)?.[0]
    return score === 0 ? 0 : score + (noun && subject.name.includes(noun) ? 3 : 0)
  })
  const best = Math.max(0, ...scores)
  return best === 0 ? null : scores.indexOf(best)
}

/**
 * What a text claims of linked indicators, held against their figures: 9个村全部达到50兆, 9/9个村, 上云率达到95%,
 * 已有40个系统上云, 全覆盖. A claim stands in a clause that speaks of the indicator, or follows one in the same sentence.
 * Only a claim that is better than the figure contradicts it; what is planned, asked for or missing is no claim.
 */
export function checkClaims(text: string, subjects: readonly ClaimSubject[]): ClaimFinding[] {
  const plain = plainSigns(text)
  const findings: ClaimFinding[] = []
  let spoken: { sentence: number; subject: number } | null = null
  for (const clause of clausesOf(plain)) {
    const before: number | null = spoken?.sentence === clause.sentence ? spoken.subject : null
    const here = subjectOf(clause.text, null, subjects)
    for (const claim of claimsIn(clause)) {
      const subject = subjectOf(clause.text, claim, subjects) ?? before
      const finding = subject === null ? null : findingOf(text, claim, clause, subjects[subject]!, subject)
      if (finding) findings.push(finding)
    }
    if (here !== null) spoken = { sentence: clause.sentence, subject: here }
  }
  return findings
}

function findingOf(
  text: string,
  claim: Claim,
  clause: Clause,
  subject: ClaimSubject,
  index: number,
): ClaimFinding | null {
  const comparison = compareClaim(claim, subject, clause.text)
  if (!comparison) return null
  const words = text.slice(claim.start, claim.end)
  const measured = measuredWords(subject.measured)
  const verdict = comparison.contradicts ? '，与填报不符' : ''
  return {
    subject: index,
    start: claim.start,
    end: claim.end,
    words,
    ...comparison,
    measured,
    sentence: `填报称“${words}”，“${subject.name}”${subject.measured.period ?? ''}的数据为 ${measured}${verdict}。`,
  }
}

/** 已办结 against targets: a task that is done has brought its indicators to their target. */
export function checkFinished(subjects: readonly ClaimSubject[]): ClaimFinding[] {
  return subjects.flatMap((subject, index) => {
    const { measured, direction } = subject
    const { value, target, targetYear } = measured
    if (value === null || target === null || !isBetter(target, value, 0, direction)) return []
    const unit = measured.unit ?? ''
    const aim = `${targetYear === null ? '' : `${targetYear} 年底`}目标 ${shown(target, measured.decimals)}${unit}`
    const words = measuredWords(measured)
    return [
      {
        subject: index,
        start: 0,
        end: 0,
        words: '已办结',
        claimed: '已办结',
        measured: words,
        contradicts: true,
        sentence: `填报称已办结，但“${subject.name}”${measured.period ?? ''}的数据为 ${words}，未达到${aim}。`,
      },
    ]
  })
}
