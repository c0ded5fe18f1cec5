import { type ReactNode, useCallback, useMemo } from 'react'
import { graphql } from '../graphql/generated/index.ts'
import { useRead } from '../graphql/read.ts'
import { useWrite } from '../graphql/write.ts'
import { instant, weekdayOf } from '../i18n/format.ts'
import { useWords } from '../i18n/index.ts'
import { useSession } from '../modules/access/index.ts'
import { patterns } from '../paths.ts'
import { useScope } from '../scope.tsx'
import { PaperProvider, usePaper } from '../ui/paper.tsx'
import { filtersOnPage } from '../ui/save/filters-on-page.ts'
import { usePrinting } from '../ui/use-printing.ts'
import { PlaceDocument } from './place-browser.tsx'

const RecordTableExportDocument = graphql(`
  mutation RecordTableExport($input: TableExportInput!) {
    recordTableExport(input: $input)
  }
`)

/** Longest address the log takes. */
const MOST_ADDRESS = 2000

/** Boards and lists of many columns lie across the sheet; records stand on it. */
const ACROSS: readonly string[] = [
  patterns.cockpit,
  patterns.complaints,
  patterns.ratings,
  patterns.indicators,
  patterns.tasks,
  patterns.office,
  patterns.reportingProgress,
  patterns.complaintList,
  patterns.hotIssues,
  patterns.systems,
  patterns.complaintDesk,
  patterns.complaintLimits,
  patterns.milestones,
  patterns.progress,
  patterns.notices,
  patterns.problems,
  patterns.instructions,
  patterns.plans,
  patterns.ratingList,
  patterns.reportingReview,
  patterns.adminAudit,
  patterns.adminPeople,
  patterns.adminUnits,
]

/** How the sheet of a page lies. */
export const sheetOf = (path: string): 'portrait' | 'landscape' =>
  ACROSS.includes(path) || /^\/places\/|^\/reporting\/[^/]+\/|^\/indicators\/[^/]+(?:\/compare)?$/.test(path)
    ? 'landscape'
    : 'portrait'

/** Says to everything below what a sheet bears besides its own figures. */
export function Papers({ children }: { children: ReactNode }) {
  const { server, viewer } = useSession()
  const { place, asOf } = useScope()
  const { data } = useRead(PlaceDocument, { code: place }, { pause: !place })
  const here = data?.division
  const above = here?.path[here.path.length - 1]
  const name = here?.name ?? viewer.places.find(one => one.code === place)?.name ?? ''
  const words = above && here ? `${above.name} ${here.name}` : name
  const [write] = useWrite(RecordTableExportDocument)
  const own = viewer.places[0]?.code
  const record = useCallback(
    async (table: { name: string; rows: number }) => {
      const address = `${location.pathname}${location.search}`.slice(0, MOST_ADDRESS)
      const name = table.name.slice(0, 100)
      const input = { place: place || own || '', name, rows: table.rows, asOf, address }
      return (await write({ input })).failure?.message ?? null
    },
    [write, place, own, asOf],
  )
  const paper = useMemo(
    () => ({ place: words, asOf, by: viewer.name, demo: server.demo, record }),
    [words, asOf, viewer.name, server.demo, record],
  )
  return <PaperProvider paper={paper}>{children}</PaperProvider>
}

/** The first line of a printed page: where, on which day, printed by whom and when. */
export function PrintHead() {
  const { t, language } = useWords()
  const { place, asOf, by, demo } = usePaper()
  // Drawn anew when printing begins: the minute is that of the paper, and so is what narrows the page.
  const shown = usePrinting() ? filtersOnPage() : ''
  return (
    <div className="print-head print-only">
      <b>{t('paper:product')}</b>
      {place ? <span>{place}</span> : null}
      <span>{t('paper:asOf', { day: `${asOf} ${weekdayOf(asOf, language)}` })}</span>
      {demo ? <strong>{t('paper:demo')}</strong> : null}
      <span className="grow" />
      <span>{t('paper:printed', { by, at: instant(new Date().toISOString()) })}</span>
      {shown ? <span className="shown">{t('paper:shown', { filters: shown })}</span> : null}
    </div>
  )
}
