import type { Context } from '../../platform/context.ts'
import { canReadComplaints, canReadIndicators } from '../access/index.ts'
import { readCockpit, readComplaintBoard } from '../dashboard/index.ts'
import { taskDefinition, taskSentences, taskTables } from './cockpit.report.ts'
import { complaintDefinitions, complaintSentences, complaintTables } from './complaint.report.ts'
import {
  cardsOf,
  indicatorDefinitions,
  indicatorSentences,
  indicatorTable,
  worstFirst,
} from './indicator.report.ts'
import type { BoardReport, ReportAskedInWords } from './report.type.ts'

/** One town or village: its tasks, indicators and complaints, as far as the viewer may read them. */
export async function placeReport(context: Context, asked: ReportAskedInWords): Promise<BoardReport> {
  const { place, asOf, from, until, period, named, lights } = asked
  const [cockpit, indicators, complaints] = await Promise.all([
    readCockpit(context, place, { asOf, period }),
    canReadIndicators(context.viewer) ? cardsOf(context, place, asOf) : null,
    canReadComplaints(context.viewer)
      ? readComplaintBoard(context, { place, asOf, from, until, period: named })
      : null,
  ])
  const cards = worstFirst(indicators?.cards ?? [])
  const { name } = cockpit.place
  return {
    title: `${name}工作情况`,
    place: cockpit.place,
    asOf: cockpit.asOf,
    period: complaints && { from: complaints.from, until: complaints.until },
    sentences: [
      ...taskSentences(lights, cockpit),
      ...(indicators ? indicatorSentences(lights, name, cards) : []),
      ...(complaints ? complaintSentences(complaints) : []),
    ],
    tables: [
      ...taskTables(lights, cockpit),
      ...(cards.length > 0 ? [indicatorTable(lights, cards)] : []),
      ...(complaints ? complaintTables(lights, complaints) : []),
    ],
    definitions: [
      taskDefinition(cockpit),
      ...indicatorDefinitions(cards),
      ...(complaints ? complaintDefinitions(complaints) : []),
    ],
  }
}
