/** Pure part of the report form: what it starts with, what is sent, and what was left behind on this computer. */
import type { ReportInput } from '../../../graphql/generated/graphql.ts'
import type { AttachedFile } from '../../attachments/index.ts'

type Claim = ReportInput['claim']

export interface ReportValues {
  /** As typed; `''` = as before. */
  percent: string
  text: string
  problem: string
  claim: Claim
  finishedOn: string | null
  files: AttachedFile[]
}

interface Draft {
  version: number
  percent?: number | null
  text: string
  problem?: string | null
  claim: Claim
  finishedOn?: string | null
  attachments: AttachedFile[]
}

interface FormFacts {
  draft?: Draft | null
  previous?: { percent?: number | null } | null
  task: { percent: number }
}

/** The draft where there is one; else the last percent, and nothing said yet. */
export function startValues({ draft, previous, task }: FormFacts): ReportValues {
  const percent = draft ? draft.percent : (previous?.percent ?? task.percent)
  return {
    percent: percent === null || percent === undefined ? '' : String(percent),
    text: draft?.text ?? '',
    problem: draft?.problem ?? '',
    claim: draft?.claim ?? 'ON_TRACK',
    finishedOn: draft?.finishedOn ?? null,
    files: [...(draft?.attachments ?? [])],
  }
}

interface Aim {
  assignmentId: string
  cycleId: string | null
  milestoneId: string | null
}

/** What is sent; a percent that is no number goes as none, since a draft may be half typed. */
export function reportInput(values: ReportValues, aim: Aim): ReportInput {
  const { percent, text, problem, claim, finishedOn, files } = values
  return {
    ...aim,
    percent: readPercent(percent),
    text,
    problem: problem.trim() === '' ? null : problem,
    claim,
    finishedOn: claim === 'FINISHED' ? finishedOn : null,
    attachmentIds: files.map(({ id }) => id),
  }
}

/** 0–100, whole; full-width digits and a typed % are taken as meant. Null for anything else. */
export function readPercent(typed: string): number | null {
  const plain = typed.normalize('NFKC').replace('%', '').trim()
  if (!/^\d{1,3}$/.test(plain)) return null
  const value = Number(plain)
  return value <= 100 ? value : null
}

/** What is missing before it can be submitted, by field; the words are keys of the catalogue. */
export function missing({ percent, text }: ReportValues): { field: 'percent' | 'text' }[] {
  return [
    ...(percent.trim() !== '' && readPercent(percent) === null ? [{ field: 'percent' as const }] : []),
    ...(text.trim() === '' ? [{ field: 'text' as const }] : []),
  ]
}

/** 已办结 names a day, and leaves the percent to the server unless it was typed; another claim takes the day back. */
export function claimed(
  values: ReportValues,
  claim: Claim,
  today: string,
  percentTyped: boolean,
): ReportValues {
  if (claim !== 'FINISHED') return { ...values, claim, finishedOn: null }
  return {
    ...values,
    claim,
    finishedOn: values.finishedOn ?? today,
    percent: percentTyped ? values.percent : '',
  }
}

/** What this computer keeps while the server does not have it. */
export interface Backup {
  values: ReportValues
  /** The draft it was typed on; null = none yet. */
  version: number | null
}

/** Typed words that never reached the server; dropped when somebody saved a newer draft meanwhile. */
export function readBackup(stored: string | null, version: number | null): ReportValues | null {
  if (stored === null) return null
  try {
    const backup = JSON.parse(stored) as Backup
    return backup.version === version && typeof backup.values.text === 'string' ? backup.values : null
  } catch {
    return null
  }
}
