import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../button.tsx'
import { usePaper } from '../paper.tsx'
import { readWhole } from '../table/whole.ts'
import { toast } from '../toast.tsx'
import { whyNotSaved } from './not-saved.ts'

/** Rows of one file; the page holds them all while it is written. */
const MOST_ROWS = 2000

interface ListExportProps {
  /** Label of the table. */
  of: string
  /** What the file is called; the label when left out. */
  name?: string
  count: number | undefined
  /** The list as `usePages` gives it; left out where all rows are there. */
  pages?: { nodes: readonly unknown[]; hasMore: boolean; more(): void; failure: { message: string } | null }
}

/**
 * 导出 N 项 of a list without a file of its own on the server: all its pages are read as the viewer may read them, then
 * its table is saved as it is shown, in its order and with its columns.
 */
export function ListExport({ of, name = of, count = 0, pages }: ListExportProps) {
  const { t } = useWords()
  const paper = usePaper()
  const [collecting, setCollecting] = useState(false)
  const shown = pages?.nodes.length ?? count

  const write = async () => {
    const [{ readTable }, { saveTables }] = await Promise.all([
      import('./read-table.ts'),
      import('./save-sheet.ts'),
    ])
    const table = readWhole(of, found => readTable(found, name))
    if (!table) throw new Error('No table to save.')
    await saveTables([table], { name, count: table.count }, { paper, t })
    toast(t('paper:exported', { count: table.count }))
  }
  const next = useRef(write)
  next.current = write

  const ended = !pages?.hasMore
  const failed = pages?.failure?.message
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that came asks for the next one.
  useEffect(() => {
    if (!collecting) return
    if (failed) {
      toast(failed, { bad: true })
      setCollecting(false)
    } else if (ended) {
      setCollecting(false)
      next.current().catch(error => toast(whyNotSaved(error, t), { bad: true }))
    } else pages?.more()
  }, [collecting, ended, shown, failed])

  if (collecting)
    return (
      <Button onClick={() => setCollecting(false)}>{t('paper:collecting', { shown, total: count })}</Button>
    )
  const start = () => {
    if (count > MOST_ROWS) toast(t('paper:tooMany', { total: count, most: MOST_ROWS }), { bad: true })
    else setCollecting(true)
  }
  return (
    <Button disabled={count === 0} onClick={start}>
      {t('paper:table', { count })}
    </Button>
  )
}
