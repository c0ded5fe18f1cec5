import { SearchKind } from './search.enums.ts'
import { TITLE_KINDS, type TitleKind } from './title-entry.ts'

/** Which titles, owners and places a write about an entity may have changed; about any other, all of them. */
const CHANGES: Readonly<Record<string, readonly TitleKind[]>> = {
  Task: [SearchKind.TASK],
  Assignment: [SearchKind.TASK],
  Milestone: [SearchKind.TASK],
  Notice: [SearchKind.NOTICE],
  Indicator: [SearchKind.INDICATOR],
  HotIssue: [SearchKind.HOT_ISSUE],
  InformationSystem: [SearchKind.SYSTEM],
  User: [SearchKind.PERSON],
}

/** Writes about these change no title: reports, figures, tickets, messages. */
const NO_TITLES = new Set([
  ...['ProgressReport', 'Extension', 'Problem', 'Reply', 'Instruction', 'EscalationProposal', 'DutyReturn'],
  ...['Message', 'Delivery', 'Webhook', 'Attachment', 'SavedView', 'ServiceToken', 'Session', 'UnknownName'],
  ...['Observation', 'ReportingSheet', 'SystemState', 'DivisionMap', 'ComplaintModel'],
  ...[
    'Complaint',
    'ComplaintStep',
    'ComplaintImport',
    'ComplaintSource',
    'ComplaintLimit',
    'ComplaintCategory',
  ],
  ...['ComplaintChannel', 'ComplaintRequest', 'Rating', 'RatingImport', 'Rectification', 'RatingAppeal'],
])

/** Kinds whose titles may have changed between two counts of writes. */
export function staleKinds(
  before: ReadonlyMap<string, number>,
  now: ReadonlyMap<string, number>,
): Set<TitleKind> {
  const stale = new Set<TitleKind>()
  for (const entity of new Set([...before.keys(), ...now.keys()])) {
    if (before.get(entity) === now.get(entity) || NO_TITLES.has(entity)) continue
    for (const kind of CHANGES[entity] ?? TITLE_KINDS) stale.add(kind)
  }
  return stale
}
