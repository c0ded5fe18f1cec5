import { useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import type { ChartTable } from '../chart/option.ts'
import { Menu } from '../menu.tsx'
import { usePaper } from '../paper.tsx'
import { toast } from '../toast.tsx'
import type { Drawing } from './drawing.ts'
import { whyNotSaved } from './not-saved.ts'

interface SaveMenuProps {
  /** The drawing as it is when somebody asks. */
  drawing: () => Drawing | null
  /** Its data, where it has any as a table. */
  table?: ChartTable | undefined
}

/** 保存 ▾ beside a drawing: as a picture, as SVG, its data as Excel. What does it is loaded when asked for. */
export function SaveMenu({ drawing, table }: SaveMenuProps) {
  const { t } = useWords()
  const paper = usePaper()
  const [busy, setBusy] = useState(false)
  const save = async (run: (found: Drawing) => Promise<string>) => {
    const found = drawing()
    if (!found || busy) return
    setBusy(true)
    try {
      toast(t('paper:saved', { name: await run(found) }))
    } catch (error) {
      toast(whyNotSaved(error, t), { bad: true })
    }
    setBusy(false)
  }
  const picture = (kind: 'png' | 'svg') => () =>
    void save(async found => (await import('./save-drawing.ts')).saveDrawing(found, kind, { paper, t }))
  const data = (rows: ChartTable) => () =>
    void save(async found => (await import('./save-sheet.ts')).saveChartData(found, rows, { paper, t }))
  return (
    <Menu
      label={t('paper:save')}
      className="btn plain sm"
      face={
        <>
          {t('paper:save')} <span className="caret" aria-hidden="true" />
        </>
      }
      actions={[
        { id: 'png', label: t('paper:png'), disabled: busy, run: picture('png') },
        { id: 'svg', label: t('paper:svg'), disabled: busy, run: picture('svg') },
        ...(table ? [{ id: 'data', label: t('paper:data'), disabled: busy, run: data(table) }] : []),
      ]}
    />
  )
}
