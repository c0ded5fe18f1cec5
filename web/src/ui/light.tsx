import type { ReactNode } from 'react'
import { useWords } from '../i18n/index.ts'
import { cx } from './cx.ts'

export type LightLevel = 'GOOD' | 'NEAR' | 'BEHIND' | 'NO_DATA'
/** Which words a light speaks: 正常/临期/逾期/无时限 or 达标/略慢/落后/无数据. */
export type LightKind = 'deadline' | 'progress'

/** Class of a light's colour and shape. */
export const lightClass = { GOOD: 'good', NEAR: 'near', BEHIND: 'behind', NO_DATA: 'none' } as const
/** Worst first: the order of bars, counts and chips. */
export const lightOrder: readonly LightLevel[] = ['BEHIND', 'NEAR', 'GOOD', 'NO_DATA']

interface LightProps {
  level: LightLevel
  kind?: LightKind
  /** Another word for the same level: 按期, 逾期办结. */
  children?: ReactNode
  /** Regular weight, for running lines. */
  plain?: boolean
}

/** Shape and word, never colour alone. */
export function Light({ level, kind = 'deadline', children, plain }: LightProps) {
  const { t } = useWords()
  return (
    <span className={cx('lt', lightClass[level], plain && 'plain')}>
      <i aria-hidden="true" />
      {children ?? t(`common:light.${kind}.${level}`)}
    </span>
  )
}

/** A shape alone stands only where its words are in the same card; it still speaks to screen readers. */
export function LightShape({ level, kind = 'deadline' }: Pick<LightProps, 'level' | 'kind'>) {
  const { t } = useWords()
  return (
    <i className={cx('sh', lightClass[level])} role="img" aria-label={t(`common:light.${kind}.${level}`)} />
  )
}
