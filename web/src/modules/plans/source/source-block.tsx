import { type KeyboardEvent, memo } from 'react'
import { cx } from '../../../ui/cx.ts'
import { InOrder } from '../../../ui/index.ts'
import { type Run, runsOf } from './segments.ts'
import { overlaps, type Range, type Tint } from './tint.ts'

interface SourceBlockProps {
  index: number
  measure(element: Element | null): void
  text: string
  block: Range
  tints: readonly Tint[]
  active: Range | null
  marked: Range | null
  hot: string | null
  hotPart: string | null
  onFocusTint?: ((tint: Tint | null) => void) | undefined
}

const CLASS = { task: 't', owner: 'o', date: 'd', target: 'g', indicator: 'i', warning: 'w' } as const

/** Headings of Chinese official documents, for the look of the page only. */
const HEADING = /^\s*第?[一二三四五六七八九十]+[、章节]/
const SUBHEADING = /^\s*[(\uff08][一二三四五六七八九十]+[)\uff09]/
/** Pinyin left behind a character by a converter; it stays, but out of the way. */
const PINYIN = /([(\uff08][a-z]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]*[)\uff09])/i

/** One line of the document. */
export const SourceBlock = memo(function SourceBlock(props: SourceBlockProps) {
  const { index, measure, text, block, tints, active, marked, hot, hotPart, onFocusTint } = props
  const words = text.slice(block.start, block.end)
  const cuts = marked && overlaps(marked, block) ? [...tints, markAs(marked)] : tints
  const runs = runsOf(block, cuts)
  return (
    <p
      ref={measure}
      data-index={index}
      className={cx(
        'ln',
        HEADING.test(words) && 'h',
        SUBHEADING.test(words) && 'h2',
        active && overlaps(active, block) && 'on',
        words.trim() === '' && 'blank',
      )}
    >
      {runs.map(run => (
        <SourceRun
          key={run.start}
          text={text}
          run={run}
          hot={hot}
          hotPart={hotPart}
          onFocusTint={onFocusTint}
        />
      ))}
    </p>
  )
})

const MARK = 'mark'
const markAs = ({ start, end }: Range): Tint => ({ start, end, key: MARK, card: '', kind: 'warning' })

interface SourceRunProps {
  text: string
  run: Run
  hot: string | null
  hotPart: string | null
  onFocusTint: SourceBlockProps['onFocusTint']
}

function SourceRun({ text, run, hot, hotPart, onFocusTint }: SourceRunProps) {
  const { start, end } = run
  const words = <Words text={text.slice(start, end)} />
  const isMarked = run.tints.some(({ key }) => key === MARK)
  const tint = run.tints.find(({ key }) => key !== MARK)
  if (!tint) {
    return isMarked ? <mark data-from={start}>{words}</mark> : <span data-from={start}>{words}</span>
  }
  const className = cx(
    'k',
    CLASS[tint.kind],
    isMarked && 'mk',
    tint.card === hot && 'hot',
    run.tints.some(({ key }) => key === hotPart) && 'part',
  )
  const shared = { className, 'data-from': start, 'data-key': tint.key }
  // A title is where a card begins: it can be reached and pressed by keyboard.
  if (tint.kind !== 'task' || start !== tint.start) return <span {...shared}>{words}</span>
  return (
    // biome-ignore lint/a11y/useSemanticElements: a real button would break the flow of the line.
    <span
      {...shared}
      role="button"
      tabIndex={0}
      onFocus={() => onFocusTint?.(tint)}
      onBlur={() => onFocusTint?.(null)}
      onKeyDown={pressOnEnter}
    >
      {words}
    </span>
  )
}

function pressOnEnter(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' && event.key !== ' ') return
  event.preventDefault()
  event.stopPropagation()
  event.currentTarget.click()
}

function Words({ text }: { text: string }) {
  const parts = text.split(PINYIN)
  if (parts.length === 1) return text
  return <InOrder of={parts}>{(part, at) => (at % 2 === 1 ? <small>{part}</small> : part)}</InOrder>
}
