import { surnameOf } from './surnames.ts'

const stars = (count: number): string => '*'.repeat(Math.max(0, count))

const TITLE = /(?:先生|女士|小姐|同志|阿姨|大爷|大叔|大妈|大姐|大哥|师傅|老师|某+|生|姐|哥)$/

/** What stands in the column of names and names nobody. */
const NOBODY =
  /^(?:匿名.*|不详|未知|保密|未提供|不愿透露.*|市民|群众|网友|居民|业主|村民|热心.*|先生|女士|来电人|无|无名|某.*|.*用户)$/

/** Whether a caller's name is a title or a stand-in: 张女士, 王某, 匿名. Such a name tells nobody who it is. */
export const isTitled = (name: string): boolean =>
  NOBODY.test(name) || (name.length <= 4 && TITLE.test(name) && surnameOf(name).length >= titleStart(name))

const titleStart = (name: string): number => name.replace(TITLE, '').length

/** 张三 → 张*, 张三丰 → 张**, 欧阳震华 → 欧阳**, John Smith → J***; 张女士 stays. */
export function maskName(name: string): string {
  const plain = name.trim()
  if (plain === '' || plain.includes('*') || isTitled(plain)) return plain
  if (!/^\p{Script=Han}+$/u.test(plain)) return `${[...plain][0]}***`
  const surname = surnameOf(plain) || (plain[0] as string)
  return surname + stars(Math.max(1, plain.length - surname.length))
}

/** 13812345678 → 138****5678; of a landline all but the last four stay hidden: 0751-8123456 → 0751-****3456. */
export function maskPhone(phone: string): string {
  if (phone.includes('*')) return phone
  const digits = phone.replace(/[^\d]/g, '').replace(/^(?:0086|86)(?=1\d{10}$)/, '')
  if (/^1\d{10}$/.test(digits)) return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  const [, area, rest] = /^(0(?:10|2\d|[3-9]\d\d))(\d{7,8})/.exec(digits) ?? []
  if (area && rest) return `${area}-${stars(rest.length - 4)}${rest.slice(-4)}`
  return digits.length >= 7 ? stars(digits.length - 4) + digits.slice(-4) : stars(phone.trim().length)
}

/** 110105199003071234 → 110105********1234 (15 digits: 110105*****123). */
export function maskIdNumber(id: string): string {
  const plain = id.replace(/[\s-]/g, '').toUpperCase()
  if (plain.includes('*')) return plain
  if (plain.length < 12) return plain.slice(0, 2) + stars(plain.length - 2)
  const end = plain.length === 15 ? 3 : 4
  return plain.slice(0, 6) + stars(plain.length - 6 - end) + plain.slice(-end)
}

/** 粤F·12345 → 粤F·***45; new energy 粤FD12345 → 粤F·****45. */
export function maskPlate(plate: string): string {
  const plain = plate.replace(/[\s·•・.．-]/g, '').toUpperCase()
  if (plain.includes('*')) return plate.trim()
  if (plain.length < 5) return stars(plain.length)
  const head = /^\p{Script=Han}/u.test(plain) ? 2 : 1
  return `${plain.slice(0, head)}·${stars(plain.length - head - 2)}${plain.slice(-2)}`
}

/** 6222021234567890123 → 6222****0123 */
export function maskCard(card: string): string {
  const digits = card.replace(/\D/g, '')
  return `${digits.slice(0, 4)}****${digits.slice(-4)}`
}

/** zhang.san@example.com → z***@example.com */
export const maskMail = (mail: string): string => `${mail.charAt(0)}***${mail.slice(mail.indexOf('@'))}`

/** Names of accounts (WeChat, QQ): the first two characters stay. */
export const maskAccount = (account: string): string => `${account.slice(0, 2)}****`
