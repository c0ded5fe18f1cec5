import type { ReactNode } from 'react'
import { percent } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { Figure } from '../../ui/index.ts'
import { InstructButton } from '../instructions/index.ts'
import { Changes } from '../periods/index.ts'
import { useBoard } from './board-view.tsx'
import { type RateChange, rateHow } from './rate-words.ts'
import { pointsSince } from './since.ts'

interface RateHeadProps {
  name: string
  change: RateChange
  /** What its value opens. */
  href: string
  parts: ReactNode
}

/** One rate of the first line: percent, light, change, parts, target, how it was counted, and a 批示 on it. */
export function RateHead({ name, change, href, parts }: RateHeadProps) {
  const { t } = useWords()
  const board = useBoard()
  const { rate, before, target, light } = change
  const value = percent(rate.value)
  return (
    <Figure
      name={name}
      value={value}
      unit="%"
      href={href}
      light={light === 'NO_DATA' && value !== null ? undefined : { level: light, kind: 'progress' }}
      change={<Changes before={pointsSince(rate, before)} base={board.base} decimals={1} points />}
      parts={parts}
      target={typeof target === 'number' ? t('dashboard:figure.target', { target }) : null}
      how={rateHow(t, change, board)}
      beside={
        <InstructButton
          look="quiet"
          subjectTitle={t('dashboard:instruct.rate', {
            name,
            value: value === null ? t('common:figure.noData') : `${value}%`,
            numerator: rate.numerator,
            denominator: rate.denominator,
          })}
        />
      }
    />
  )
}
