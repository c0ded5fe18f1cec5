/** Endings the API takes; the bytes must agree with them. */
export const ACCEPTED = [
  ...['.pdf', '.ofd', '.docx', '.doc', '.wps', '.xlsx', '.xls', '.et', '.pptx', '.ppt', '.dps'],
  ...['.jpg', '.jpeg', '.png', '.zip', '.txt', '.csv'],
] as const

/** The API's usual limit, in megabytes. */
export const LIMIT_MB = 20

/** `PDF` of `报告.pdf`, for the little label in front of a name. */
export const kindLabel = (name: string): string => /\.([^.]{1,5})$/.exec(name)?.[1]?.toUpperCase() ?? '—'

/** `0.5 KB`, `12 KB`, `3.4 MB`: at most one decimal, and none from ten on. */
export function fileSize(bytes: number): string {
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB']
  const text = value >= 10 ? String(Math.round(value)) : String(Math.round(value * 10) / 10)
  return `${text === '0' ? '0.1' : text} ${unit}`
}

export type Refusal = { reason: 'type' } | { reason: 'empty' } | { reason: 'size'; size: string }

/** Why a file need not be sent at all, or null. What its bytes are is for the API to say. */
export function refusalOf({ name, size }: Pick<File, 'name' | 'size'>, limitMb = LIMIT_MB): Refusal | null {
  if (!ACCEPTED.some(ending => name.toLowerCase().endsWith(ending))) return { reason: 'type' }
  if (size === 0) return { reason: 'empty' }
  return size > limitMb * 1024 * 1024 ? { reason: 'size', size: fileSize(size) } : null
}
