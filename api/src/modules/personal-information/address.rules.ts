import type { Claims } from './claims.ts'
import { eachMatch } from './each-match.ts'

const COUNT = '[\\dA-Za-z]{1,5}|[一二三四五六七八九十]{1,3}'
/** What may follow a house number: 3栋2单元501室, -2号, 附3. */
const BELOW =
  '(?:[ ,，、-]?(?:附|第)?(?:(?:' +
  COUNT +
  ')(?:号楼|号院|号房|号铺|栋|幢|座|单元|号|楼|层|室|房|户|门|梯)|(?:' +
  COUNT +
  ')(?=$|[^\\dA-Za-z])(?![年月日元万天次个条名人点时小分多米平㎡吨辆件家岁倍度区县市期%])|-\\d{1,4})){0,6}'

/** A word that begins the time of day or a state: 12号 before it is a day of the month. */
const NO_DAY = '(?!线|地铁|令|文|公告|早|晚|上午|下午|凌晨|中午|开始|起|之前|之后|前|后|到|至|停|日|的时候)'

/** 人民路12号, 三组8号: behind a road or a group of a village the house is what tells who lives there. */
const HOUSE = new RegExp(
  `(?=[\\d一二三四五六七八九十百])(?<=(?<!\\d)[路街巷弄]|胡同|大道|[组屯寨坊])((?:\\d{1,5}(?:-\\d{1,4}){0,2}|[一二三四五六七八九十百]{1,5})号${NO_DAY}(?:楼|院)?${BELOW})`,
  'g',
)

/** 幸福村23号, 丽景花园8号2单元: only where it is said to be a home, or something lies below the number. */
const HOME = new RegExp(
  `(?=\\d)(?<=[村庄湾里园苑区城庭府社道])((?:\\d{1,5}(?:-\\d{1,4}){0,2})号(?:楼|院|房|铺)?${NO_DAY}${BELOW})`,
  'g',
)
const HOME_SAID = /住|地址|家在|户籍|门牌/

/** 3栋2单元501, 12栋1803房, 5号楼2单元. */
const FLAT = new RegExp(
  `((?:(?<![\\dA-Za-z])[\\dA-Za-z]{1,4}|[一二三四五六七八九十]{1,3})(?:号楼|栋|幢|座|#)[ ,，、-]?(?:(?:${COUNT})(?:单元|梯|门)[ ,，、-]?(?:(?:${COUNT})(?:层|楼)[ ,，、-]?)?(?:[A-Za-z]?\\d{1,4}(?:室|房|号房|号|户|铺)?(?![\\d元年月日万%]))?|(?:(?:${COUNT})(?:层|楼)[ ,，、-]?)?[A-Za-z]?(?:\\d{3,4}(?:室|房|号房|号|户|铺)?|\\d{1,2}(?:室|房|号房|户))(?![\\d元年月日万%多个平㎡mM人]|天|小时|分)))`,
  'g',
)
/** 2单元501室 */
const UNIT_ROOM =
  /((?:(?<![\dA-Za-z])\d{1,2}|[一二三四五六七八九])单元[ ,，、-]?(?:[\d一二三四五六七八九十]{1,3}[层楼][ ,，、-]?)?[A-Za-z]?\d{2,4}(?:室|房|号房|号|户)?)(?!\d)/g
/** 丽景花园3-2-501, 12-1803: behind the name of an estate. */
const DASHED =
  /(?=[\dA-Za-z])(?<=[园苑府庭城区村寓厦邸湾郡])((?:[A-Za-z]|\d{1,3})-\d{1,2}-\d{2,4}|\d{1,3}-\d{3,4})(?:室|房|号)?(?![\d-])/g

/** Something lies below the number: a unit, a room. */
const DEEPER = /号(?:楼|院|房|铺)?[ ,，、-]?[附第\d一二三四五六七八九十A-Za-z]/

const HIDDEN = '***'
const OPEN_END = /[ ,，、-]+$/

const HAS_FLAT = /[栋幢座#]|号楼/

/** The house number of an address and all below it; the road and the estate stay, for a place is needed. */
export function claimAddresses(text: string, claims: Claims, isAddress: boolean): void {
  const claimAll = (form: RegExp, takes: (found: string, at: number) => boolean = () => true) => {
    eachMatch(form, text, ({ 1: found = '', index }) => {
      if (takes(found, index))
        claims.add('ADDRESS', index, index + found.replace(OPEN_END, '').length, HIDDEN)
    })
  }
  const isHome = (found: string, at: number) =>
    isAddress || DEEPER.test(found) || HOME_SAID.test(text.slice(Math.max(0, at - 20), at))
  // Most texts have none of these signs: looking for them first costs a tenth.
  const numbered = text.includes('号')
  if (numbered) claimAll(HOUSE)
  if (HAS_FLAT.test(text)) claimAll(FLAT)
  if (numbered) claimAll(HOME, isHome)
  if (text.includes('单元')) claimAll(UNIT_ROOM)
  if (text.includes('-')) claimAll(DASHED)
}
