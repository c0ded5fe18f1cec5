import { useRef, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { usePaper } from '../paper.tsx'
import { toast } from '../toast.tsx'
import { titleAround } from './drawing.ts'
import { whyNotSaved } from './not-saved.ts'

interface SheetButtonProps {
  /** The title of its card when left out. */
  name?: string
  definition?: string | undefined
  source?: string | undefined
}

/** 「导出」 in the head of a card: its tables as they are shown, as one Excel file. */
export function SheetButton({ name: given, definition, source }: SheetButtonProps) {
  const { t } = useWords()
  const paper = usePaper()
  const button = useRef<HTMLButtonElement>(null)
  const [busy, setBusy] = useState(false)
  const run = async () => {
    const card = button.current?.closest('.card')
    if (!card) return
    setBusy(true)
    try {
      const name = given ?? titleAround(card)
      const [{ readTable }, { saveTables }] = await Promise.all([
        import('./read-table.ts'),
        import('./save-sheet.ts'),
      ])
      const tables = [...card.querySelectorAll('table')].map(table =>
        readTable(table, table.getAttribute('aria-label') ?? name),
      )
      const count = tables[0]?.count ?? 0
      toast(
        t('paper:saved', {
          name: await saveTables(tables, { name, count, definition, source }, { paper, t }),
        }),
      )
    } catch (error) {
      toast(whyNotSaved(error, t), { bad: true })
    }
    setBusy(false)
  }
  return (
    <button
      type="button"
      ref={button}
      className="btn plain sm no-print"
      disabled={busy}
      aria-label={t('paper:tableLabel')}
      title={t('paper:tableLabel')}
      onClick={() => void run()}
    >
      Excel
    </button>
  )
}
