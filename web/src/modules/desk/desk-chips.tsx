import { useWords } from '../../i18n/index.ts'
import { Chip, Group } from '../../ui/index.ts'
import type { DeskKind } from './desk-query.ts'
import { KINDS } from './desk-sections.ts'
import type { DeskControl } from './use-desk.ts'

interface DeskChipsProps {
  control: DeskControl
  counts: readonly { kind: DeskKind; count: number }[]
  total: number
}

/** 全部, and one chip for each kind that has rows. */
export function DeskChips({ control: { kind, change }, counts, total }: DeskChipsProps) {
  const { t } = useWords()
  const shown = KINDS.flatMap(one => counts.find(count => count.kind === one) ?? [])
  return (
    <Group className="chips" label={t('desk:chips')}>
      <button
        type="button"
        className={kind === null ? 'chip on' : 'chip'}
        aria-pressed={kind === null}
        onClick={() => change({ kind: null })}
      >
        {t('desk:all')}
        <span className="c">{total}</span>
      </button>
      {shown.map(one => (
        <Chip
          key={one.kind}
          on={kind === one.kind}
          count={one.count}
          onPress={() => change({ kind: kind === one.kind ? null : one.kind })}
        >
          {t(`desk:kind.${one.kind}`)}
        </Chip>
      ))}
    </Group>
  )
}
