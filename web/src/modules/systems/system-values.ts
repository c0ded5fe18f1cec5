/** The form of a system: what is typed, and what the API takes of it. Pure. */
import type { Network, Usage } from './system-url.ts'

export interface SystemValues {
  name: string
  purpose: string
  ownerId: string | null
  userCount: string
  usage: Usage | null
  approval: string
  approvedOn: string | null
  fundingSource: string
  /** 万元 */
  fundingAmount: string
  network: Network | null
  /** 等保 1–5; null = not graded. */
  securityLevel: number | null
  classified: boolean
  cloudDueOn: string | null
  note: string
}

export const EMPTY_SYSTEM: SystemValues = {
  name: '',
  purpose: '',
  ownerId: null,
  userCount: '',
  usage: null,
  approval: '',
  approvedOn: null,
  fundingSource: '',
  fundingAmount: '',
  network: null,
  securityLevel: null,
  classified: false,
  cloudDueOn: null,
  note: '',
}

/** Digits as people type them: full-width, with separators. Null = nothing typed, NaN = no number. */
export function typedNumber(text: string): number | null {
  const plain = text
    .replace(/[０-９．]/g, char => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[,，\s]/g, '')
  if (plain === '') return null
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN
}

export type SystemFault = 'needName' | 'needOwner' | 'notNumber' | 'notWhole'

/** What is missing or no number, by field. */
export function faultsOf(values: SystemValues): Partial<Record<keyof SystemValues, SystemFault>> {
  const users = typedNumber(values.userCount)
  const funds = typedNumber(values.fundingAmount)
  return {
    ...(values.name.trim() === '' ? { name: 'needName' as const } : {}),
    ...(values.ownerId ? {} : { ownerId: 'needOwner' as const }),
    ...(users !== null && !Number.isInteger(users) ? { userCount: 'notWhole' as const } : {}),
    ...(Number.isNaN(funds) ? { fundingAmount: 'notNumber' as const } : {}),
  }
}

const orNull = (text: string): string | null => text.trim() || null

/** The facts as the API takes them; only of values without faults. */
export const factsOf = (values: SystemValues, ownerId: string) => ({
  name: values.name.trim(),
  purpose: orNull(values.purpose),
  ownerId,
  userCount: typedNumber(values.userCount),
  usage: values.usage,
  approval: orNull(values.approval),
  approvedOn: values.approvedOn,
  fundingSource: orNull(values.fundingSource),
  fundingAmount: typedNumber(values.fundingAmount),
  network: values.network,
  securityLevel: values.securityLevel,
  classified: values.classified,
  cloudDueOn: values.cloudDueOn,
  note: orNull(values.note),
})

interface Stored extends Partial<Record<'purpose' | 'approval' | 'fundingSource' | 'note', string | null>> {
  name: string
  owner: { id: string }
  userCount?: number | null
  usage?: Usage | null
  approvedOn?: string | null
  fundingAmount?: number | null
  network?: Network | null
  securityLevel?: number | null
  classified: boolean
  cloudDueOn?: string | null
}

/** The form as a stored system fills it. */
export const valuesOf = (system: Stored): SystemValues => ({
  name: system.name,
  purpose: system.purpose ?? '',
  ownerId: system.owner.id,
  userCount: system.userCount === null || system.userCount === undefined ? '' : String(system.userCount),
  usage: system.usage ?? null,
  approval: system.approval ?? '',
  approvedOn: system.approvedOn ?? null,
  fundingSource: system.fundingSource ?? '',
  fundingAmount:
    system.fundingAmount === null || system.fundingAmount === undefined ? '' : String(system.fundingAmount),
  network: system.network ?? null,
  securityLevel: system.securityLevel ?? null,
  classified: system.classified,
  cloudDueOn: system.cloudDueOn ?? null,
  note: system.note ?? '',
})
