import type { Context } from '../../platform/context.ts'
import { write } from '../../platform/write.ts'
import { placeScope, SEES_INDICATORS } from '../access/index.ts'
import { lightWords } from '../divisions/index.ts'
import { cockpitReport } from './cockpit.report.ts'
import { complaintReport } from './complaint.report.ts'
import { hotIssueReport } from './hot-issue.report.ts'
import { indicatorReport } from './indicator.report.ts'
import { placeReport } from './place.report.ts'
import { ratingReport } from './rating.report.ts'
import { reportDocx } from './report.docx.ts'
import type { Board, BoardReport, ReportAsked, ReportAskedInWords, ReportPicture } from './report.type.ts'

/** What each board says in words and figures, read as the viewer may read it. */
export const REPORTS: Readonly<
  Record<Board, (context: Context, asked: ReportAskedInWords) => Promise<BoardReport>>
> = {
  cockpit: cockpitReport,
  complaints: complaintReport,
  indicators: indicatorReport,
  ratings: ratingReport,
  'hot-issues': hotIssueReport,
  place: placeReport,
}

/** 2024-10-15 08:30 in Shanghai. */
const minute = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/**
 * The Word report of a board: its figures are read anew with the viewer's rights, only the pictures come from outside.
 * Recorded as an export; nothing is kept. Throws what the board itself throws.
 */
export async function makeBoardReport(
  context: Context,
  asked: ReportAsked,
  pictures: readonly ReportPicture[],
): Promise<{ name: string; file: Buffer }> {
  const { jurisdictionCode } = placeScope(context.viewer, asked.place, SEES_INDICATORS)
  const lights = await lightWords(context, jurisdictionCode)
  const report = await REPORTS[asked.board](context, { ...asked, lights })
  const made = context.clock.now()
  const file = await reportDocx(report, pictures, {
    ...{ by: context.viewer?.name ?? '', at: minute(made), made, demo: context.demo ?? false },
  })
  await write(context, jurisdictionCode, step =>
    step.record({
      type: 'BOARD_EXPORTED',
      entity: 'Division',
      entityId: report.place.code,
      after: { board: asked.board, asOf: report.asOf, ...report.period, pictures: pictures.length },
    }),
  )
  return { name: `${report.title}_${report.asOf}.docx`, file }
}
