import { isDay } from '../scope-url.ts'

const FORMS = /^(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})\s*日?$/

/** A day as people type it: `2018-10-15`, `2018/10/5`, `20181015`, `2018年10月5日`, full-width digits too. Null if it is none. */
export function readDay(text: string): string | null {
  const match = FORMS.exec(text.normalize('NFKC').trim())
  if (!match) return null
  const [, year = '', month = '', day = ''] = match
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(iso) ? iso : null
}
