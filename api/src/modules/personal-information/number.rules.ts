import { isBankCard, isIdCard } from './check-digit.rules.ts'
import type { Claims } from './claims.ts'
import { eachMatch } from './each-match.ts'
import { maskCard, maskIdNumber, maskPhone } from './masks.rules.ts'

/** Digits with single spaces or dashes between; an X may end them. */
const CHAINS = /\d(?:[ -]{0,2}\d){4,}[Xx]?/g
const GROUPS = /\d+[Xx]?/g

/** 工单编号, 〔2024〕3号 and the like: numbers of things. */
const NUMBERS_OF_THINGS =
  /(?:单号|编号|流水号|案号|文号|信用代码|许可证号?|受理号|登记号|合同号|批准号|批号|备案号)[为是:： ]{0,3}[A-Za-z\d-]{4,40}/g

const ID_LABEL = /身份证|身份号|证件号|公民身份/
const CARD_LABEL = /卡号|银行卡|账号|帐号|账户|帐户/
const PHONE_LABEL = /电话|座机|固话|手机|联系方式|致电|来电|回电|号码|[Tt]el/
/** Telephones of offices stay: people are to call them. */
const OFFICE_LABEL =
  /(?:咨询|服务|举报|监督|值班|办公|办公室|热线|客服|窗口|公开|投诉|受理|预约|报名|救援|报修|抢修)(?:监督|举报|咨询|投诉)?(?:电话|热线|专线|号码)/
const SUM = /^ {0,2}(?:元|万|亿|吨|平方|千瓦|度|公里|米|人|户|件|次|%)/

interface Group {
  digits: string
  start: number
  end: number
}

/** Phones, ids and cards of people. `text` is half-width. */
export function claimNumbers(text: string, claims: Claims, ofOffice: boolean): void {
  eachMatch(NUMBERS_OF_THINGS, text, ({ 0: number, index }) =>
    claims.add('ACCOUNT', index, index + number.length, null),
  )
  eachMatch(CHAINS, text, ({ 0: chain, index }) => claimChain(text, index, chain, claims, ofOffice))
}

function claimChain(text: string, start: number, chain: string, claims: Claims, ofOffice: boolean): void {
  const groups = [...chain.matchAll(GROUPS)].map(
    ({ 0: digits, index }): Group => ({
      digits,
      start: start + index,
      end: start + index + digits.length,
    }),
  )
  const around: Around = {
    label: text.slice(Math.max(0, start - 14), start),
    after: text.slice(start + chain.length, start + chain.length + 4),
    ofOffice,
  }
  for (let at = 0; at < groups.length; ) at += claimFrom(text, groups, at, around, claims)
}

/** What is read around a chain of digits. */
interface Around {
  label: string
  after: string
  /** Written by an office: its telephones are there to be called. */
  ofOffice: boolean
}

/** More groups than this belong to no one number, unless it is read out digit by digit. */
const MOST_GROUPS = 5

/** Claims the longest number that begins with a group; returns how many groups were read. */
function claimFrom(text: string, groups: Group[], at: number, around: Around, claims: Claims): number {
  const spelled = spelledMobile(groups, at)
  for (let count = spelled || Math.min(MOST_GROUPS, groups.length - at); count > 0; count -= 1) {
    const parts = groups.slice(at, at + count)
    const start = startOf(text, parts)
    const end = (parts.at(-1) as Group).end
    const digits = parts.map(part => part.digits).join('')
    const kind = kindOf(digits, parts, around, spelled > 0)
    if (kind === null) continue
    if (kind === 'OFFICE') claims.add('LANDLINE', start, end, null)
    else claims.add(kind, start, end, MASKS[kind](digits))
    return count
  }
  return 1
}

/** With the + of the country's code and the ( of an area code. */
function startOf(text: string, parts: Group[]): number {
  const { start } = parts[0] as Group
  return text[start - 1] === '+' ? start - 1 : start
}

type NumberKind = 'MOBILE' | 'LANDLINE' | 'ID_CARD' | 'BANK_CARD'

const MASKS: Readonly<Record<NumberKind, (digits: string) => string>> = {
  MOBILE: maskPhone,
  LANDLINE: maskPhone,
  ID_CARD: maskIdNumber,
  BANK_CARD: maskCard,
}

const MOBILE = /^(?:0086|86)?1[3-9]\d{9}$/
const LANDLINE = /^0(?:10|2\d|[3-9]\d\d)[2-8]\d{6,7}$/

function kindOf(
  digits: string,
  parts: Group[],
  { label, after, ofOffice }: Around,
  spelled: boolean,
): NumberKind | 'OFFICE' | null {
  const shaped =
    spelled ||
    parts.length === 1 ||
    parts.every(({ digits: part }, at) => part.length >= 3 || (at === 0 && part === '86'))
  if (!shaped) return null
  if (SUM.test(after) || /^\.\d/.test(after) || label.endsWith('.')) return null
  const glued = /[A-Za-z]$/.test(label) && !/(?:tel|phone|mobile|vx?|wx|[tm])$/i.test(label)
  if (ID_LABEL.test(label) && /^\d{14,18}[\dXx]?$/.test(digits)) return 'ID_CARD'
  if (glued) return null
  if (isIdCard(digits)) return 'ID_CARD'
  if (MOBILE.test(digits)) return 'MOBILE'
  if (LANDLINE.test(digits)) return ofOffice || OFFICE_LABEL.test(label) ? 'OFFICE' : 'LANDLINE'
  if (CARD_LABEL.test(label) && /^\d{12,21}$/.test(digits)) return 'BANK_CARD'
  if (isBankCard(digits)) return 'BANK_CARD'
  return labelledPhone(digits, parts, label, ofOffice)
}

/** Seven or eight digits are a telephone only where the text says so; ten or twelve that begin like a mobile are a slip. */
function labelledPhone(
  digits: string,
  parts: Group[],
  label: string,
  ofOffice: boolean,
): NumberKind | 'OFFICE' | null {
  const near = label.slice(-8)
  if (parts.length > 2 || !PHONE_LABEL.test(near)) return null
  if (/^1[3-9]\d{8}(?:\d\d)?$/.test(digits)) return 'MOBILE'
  if (!/^[2-8]\d{6,7}$/.test(digits)) return null
  return ofOffice || OFFICE_LABEL.test(label) ? 'OFFICE' : 'LANDLINE'
}

/** 1 3 8 0 0 …: how many groups a mobile read out digit by digit takes, or 0. */
function spelledMobile(groups: Group[], at: number): number {
  const parts = groups.slice(at, at + 11)
  if (parts.length < 11 || parts.some(part => part.digits.length !== 1)) return 0
  return MOBILE.test(parts.map(part => part.digits).join('')) ? 11 : 0
}
