/** First two digits of ids: provinces (GB/T 2260), Hong Kong, Macao and Taiwan residents. */
const PROVINCES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
)

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** The last character of an id of 18, of its first 17 digits (GB 11643). */
export function idCheck(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return CHECKS[sum % 11] as string
}

const isBirthday = (year: number, month: number, day: number): boolean =>
  year >= 1900 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= 31

/** An id of 18 characters with a right check, or one of the old ones of 15 digits. */
export function isIdCard(id: string): boolean {
  if (!PROVINCES.has(id.slice(0, 2))) return false
  if (id.length === 15 && /^\d{15}$/.test(id))
    return isBirthday(1900 + Number(id.slice(6, 8)), Number(id.slice(8, 10)), Number(id.slice(10, 12)))
  if (id.length !== 18 || !/^\d{17}[\dXx]$/.test(id)) return false
  return (
    isBirthday(Number(id.slice(6, 10)), Number(id.slice(10, 12)), Number(id.slice(12, 14))) &&
    idCheck(id) === id[17]?.toUpperCase()
  )
}

/** A number of a bank card: 16 to 19 digits, a known beginning, the check of Luhn (ISO/IEC 7812). */
export function isBankCard(digits: string): boolean {
  if (!/^(?:62|4|5[1-5]|35|37)\d+$/.test(digits) || digits.length < 16 || digits.length > 19) return false
  let sum = 0
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at])
    const double = at % 2 === 0 ? digit : digit * 2
    sum += double > 9 ? double - 9 : double
  }
  return sum % 10 === 0
}
