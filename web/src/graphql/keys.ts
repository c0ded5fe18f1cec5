import type { KeyingConfig } from '@urql/exchange-graphcache'

const embedded = () => null

/**
 * Object types that are no record of their own: they live inside the record (or the answer) that holds them.
 * A test holds this list against the schema. Ids of a draft's parts are unique within their draft only.
 */
const EMBEDDED = [
  'AssignmentGroup',
  'Attention',
  'AttentionPart',
  'Cockpit',
  'CompletionSeries',
  'DemoAccount',
  'DraftIndicator',
  'DraftMilestone',
  'DraftOwner',
  'DraftProgress',
  'DraftRepair',
  'DraftTarget',
  'DraftTask',
  'DraftWarning',
  'HistoryEntry',
  'LevelCount',
  'LightCounts',
  // Whether it is on time depends on the dates the list counts by.
  'ListedMilestone',
  'MilestoneCan',
  'MilestoneConnection',
  'MilestoneCounts',
  'OrganizationConnection',
  'OverdueFigure',
  'PageInfo',
  'PlaceCount',
  'PlanCan',
  'PlanConnection',
  'PlacesBelow',
  'PlanCount',
  'PlanImport',
  'Rate',
  'ServerInfo',
  'SourceRange',
  'TaskCan',
  'TaskConnection',
  'TaskTarget',
  'UnitCount',
  'ViewerCan',
  'ViewerGrant',
]

/** How the cache recognises a record. Types not listed have an `id`. */
export const keys: KeyingConfig = {
  ...Object.fromEntries(EMBEDDED.map(type => [type, embedded])),
  Division: data => data['code'] as string,
  PlanDraft: data => data['planId'] as string,
}
