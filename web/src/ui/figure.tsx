import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { percent } from '../i18n/format.ts'
import { useWords } from '../i18n/index.ts'
import { ExplainWords, type Explanation } from './explain-words.tsx'
import { says } from './how.tsx'
import { Light, type LightKind, type LightLevel } from './light.tsx'
import { PopoverButton } from './popover.tsx'

/** A small 「?」 that says numerator, denominator, definition, source and date, on hover, focus and tap. */
export function Explain({ name, how }: { name: string; how: Explanation }) {
  const { t } = useWords()
  const words = <ExplainWords name={name} how={how} />
  return (
    <PopoverButton
      label={t('common:figure.explain', { name })}
      className="why no-print"
      sign
      tip={words}
      face={<span aria-hidden="true">?</span>}
    >
      {words}
    </PopoverButton>
  )
}

interface FigureProps {
  name: string
  /** null = no data, which is never shown as 0. */
  value: string | number | null
  unit?: string
  /** Opens the list behind the number. */
  href?: string | undefined
  light?: { level: LightLevel; kind?: LightKind; word?: string } | undefined
  /** `312/363 个到期节点` */
  parts?: ReactNode
  /** Signed number with its base named: `较 9 月 +1.8`. */
  change?: ReactNode
  target?: ReactNode
  how?: Explanation | undefined
  /** Something small beside the name: 批示. */
  beside?: ReactNode
}

/** One headline figure: value, unit, parts, change, target, light, and how it was counted. */
export function Figure({ name, value, unit, href, light, parts, change, target, how, beside }: FigureProps) {
  const { t } = useWords()
  const shown = value === null ? t('common:figure.noData') : value
  return (
    <div className="fig">
      <span className="name">
        <span className="ell">{name}</span>
        {how ? <Explain name={name} how={how} /> : null}
        {beside}
      </span>
      <span className="r">
        {light ? (
          <Light level={light.level} kind={light.kind ?? 'deadline'}>
            {light.word}
          </Light>
        ) : null}
      </span>
      <span className="value">
        {href && value !== null ? (
          <Link href={href} {...(how ? says(name, how) : {})}>
            {shown}
          </Link>
        ) : (
          <span {...(how ? says(name, how) : {})}>{shown}</span>
        )}
        {unit && value !== null ? <small>{unit}</small> : null}
      </span>
      <span className="r cap">{change}</span>
      <span className="cap">{parts}</span>
      <span className="r cap">{target}</span>
    </div>
  )
}

/** A `Rate` of the API. */
export interface RateLike {
  numerator: number
  denominator: number
  value?: number | null | undefined
  definition: string
  source: string
  asOf: string
}

/** Figure of a rate: percent with one decimal, its parts, its definition. */
export function RateFigure({
  rate,
  of,
  ...rest
}: Omit<FigureProps, 'value' | 'unit' | 'parts' | 'how'> & {
  rate: RateLike /** What is counted: 个到期节点. */
  of?: string
}) {
  return (
    <Figure
      {...rest}
      value={percent(rate.value)}
      unit="%"
      parts={`${rate.numerator}/${rate.denominator}${of ? ` ${of}` : ''}`}
      how={rate}
    />
  )
}
