import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DraftLedger, readPlan, type SourceRange } from './index.ts'

/** A fixed seed keeps runs alike; a failure prints it with the smallest text that fails. */
const RUNS = { numRuns: 150, seed: 20260101, verbose: true }

const pieces = fc.constantFrom(
  '一、重点任务',
  '（一）',
  '1.',
  '2、',
  '①',
  '第三条',
  '责任单位：',
  '牵头单位:',
  '县教育局',
  '、县财政局',
  '各乡镇',
  '牵头',
  '，配合',
  '\n',
  '\n\n',
  '2023年6月底前',
  '每年1月',
  'xxxx年年底前',
  '50%及以上',
  '（',
  '）',
  '|',
  '\t',
  '    ',
  '序号',
  '工作任务',
  '完成时限',
  '指标',
  '单位',
  '2025年',
  '統(tǒng)',
  '?。ㄒ唬┕',
  '</p>',
  '目 录',
  '附件',
  '—',
  '完成整合。',
  '；',
  '《办法》',
  '𠮷',
  '\ud800',
)
const planLike = fc
  .array(fc.oneof({ weight: 6, arbitrary: pieces }, { weight: 1, arbitrary: fc.string({ maxLength: 6 }) }), {
    maxLength: 60,
  })
  .map(parts => parts.join(''))
const anyText = fc.oneof(planLike, fc.string({ unit: 'binary', maxLength: 200 }))

function ranges(ledger: DraftLedger): SourceRange[] {
  return [
    ...ledger.tasks.flatMap(task => [
      task.source,
      task.titleSource,
      ...task.milestones.map(m => m.source),
      ...task.targets.map(t => t.source),
      ...[...task.owners.lead, ...task.owners.joint].map(o => o.source),
    ]),
    ...ledger.indicators.map(i => i.source),
    ...ledger.warnings.map(w => w.source),
  ]
}

const letters = (text: string) => text.normalize('NFKC').replace(/[\s,，。、;:()]/g, '')

describe('readPlan on any text', () => {
  it('never throws, is deterministic, and keeps every range inside the text', () => {
    fc.assert(
      fc.property(anyText, text => {
        const ledger = readPlan(text)
        expect(readPlan(text)).toEqual(ledger)
        for (const [start, end] of ranges(ledger)) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThanOrEqual(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
      RUNS,
    )
  })

  it('points from every unit and title to the words it was read from', () => {
    const names = fc.constantFrom('县教育局', '县财政局', '县委编办', '城关镇人民政府', '县大数据中心')
    const plan = fc
      .record({ lead: names, joint: names, noise: fc.constantFrom('', '　　', ' ', '\n') })
      .filter(({ lead, joint }) => lead !== joint)
    fc.assert(
      fc.property(fc.array(plan, { minLength: 1, maxLength: 8 }), items => {
        const text = `一、重点任务\n${items.map((item, i) => `${item.noise}${i + 1}．建设平台${i}。抓好落实。（牵头单位：${item.lead}；配合单位：${item.joint}）`).join('\n')}`
        const { tasks } = readPlan(text)
        expect(tasks).toHaveLength(items.length)
        tasks.forEach((task, i) => {
          expect([task.lead, task.joint]).toEqual([[items[i]!.lead], [items[i]!.joint]])
          expect(text.slice(...task.owners.lead[0]!.source)).toBe(items[i]!.lead)
          expect(letters(text.slice(...task.titleSource))).toBe(letters(task.title))
        })
      }),
      RUNS,
    )
  })

  it('takes no longer than linear time on damaged texts', () => {
    for (const unit of ['（', '县教育局、', '?。', '2018年', '1.', '|', '《', '责任单位：县教育局牵头 ']) {
      const start = performance.now()
      readPlan(`1.任务。${unit.repeat(60_000 / unit.length)}`)
      expect(performance.now() - start).toBeLessThan(4000)
    }
  })
})
