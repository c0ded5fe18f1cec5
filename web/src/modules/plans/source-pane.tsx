import { type RefObject, useMemo } from 'react'
import { useWords } from '../../i18n/index.ts'
import { useDesk } from './desk.ts'
import { taskAt, tintsOf } from './source/draft-tints.ts'
import { SourceText, type SourceTextHandle } from './source/source-text.tsx'
import type { Range, Tint } from './source/tint.ts'

interface SourcePaneProps {
  handle: RefObject<SourceTextHandle | null>
  active: Range | null
  onHover(tint: Tint | null): void
  onPick(card: string): void
}

const LEGEND = ['task', 'owner', 'date', 'target'] as const
const CLASS = { task: 't', owner: 'o', date: 'd', target: 'g' } as const

/** The plan's own words, with what was read from them and what was repaired before reading. */
export function SourcePane({ handle, active, onHover, onPick }: SourcePaneProps) {
  const { t } = useWords()
  const { draft, text, look, warning } = useDesk()
  const { tasks, indicators } = draft
  const tints = useMemo(() => tintsOf({ tasks, indicators }, text), [tasks, indicators, text])
  const marked = draft.warnings.find(({ id }) => id === warning)?.source ?? null
  const repairs = draft.repairs.map(({ kind }) => t(`plans:repair.${kind as 'pinyin'}`))
  return (
    <section className="card doc">
      <header>
        <h2>{t('plans:source.title')}</h2>
        <span className="cap">
          {repairs.length > 0
            ? t('plans:source.repaired', { repairs: repairs.join('、') })
            : t('plans:source.untouched')}
        </span>
        <span className="r kk">
          {LEGEND.map(kind => (
            <span key={kind} className={`k ${CLASS[kind]}`}>
              {t(`plans:source.kind.${kind}`)}
            </span>
          ))}
        </span>
      </header>
      <SourceText
        ref={handle}
        label={t('plans:source.label')}
        text={text}
        tints={tints}
        active={active}
        marked={marked}
        hot={look?.card ?? null}
        hotPart={look?.part ?? null}
        onHover={onHover}
        onPick={(tint, position) => {
          const card = tint?.card ?? taskAt(tasks, position)
          if (card) onPick(card)
        }}
      />
    </section>
  )
}
