import type { Claims } from './claims.ts'
import { eachMatch } from './each-match.ts'
import type { FindingKind } from './finding.ts'
import { maskAccount, maskIdNumber, maskMail, maskPlate } from './masks.rules.ts'

/** 粤F·12345, 粤FD12345; the last may be 挂学警港澳. */
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Za-hj-np-z][ ·•・.-]?(?=[A-Za-z]{0,4}\d)[A-HJ-NP-Za-hj-np-z\d]{4,5}[A-HJ-NP-Za-hj-np-z\d挂学警港澳](?![A-Za-z\d])/g
/** Without its province, where the text says that it is a plate. */
const LABELLED_PLATE =
  /(?:车牌|牌照|车号)(?:号码|号)?[为是:： ]{0,2}([A-HJ-NP-Z][ ·•.-]?(?=[A-Z]{0,4}\d)[A-HJ-NP-Z\d]{5,6})(?![A-Za-z\d])/g
const PASSPORT = /(?:护照|通行证)(?:号码|号)?[为是:： ]{0,2}([A-Za-z]{1,2}\d{7,9})(?!\d)/g
const ACCOUNT =
  /(?:微信|薇信|wechat|weixin|[Vv][Xx]|[Vv]信|QQ|qq|扣扣)(?:号码|账号|帐号|号)?(?:是|为)?[:： ]{0,3}([A-Za-z][A-Za-z\d_-]{4,19}|\d{5,11})(?![A-Za-z\d])/g

export function claimPlates(text: string, claims: Claims): void {
  eachMatch(PLATE, text, ({ 0: plate, index }) =>
    claims.add('PLATE', index, index + plate.length, maskPlate(plate)),
  )
  claimEnd(LABELLED_PLATE, text, 'PLATE', maskPlate, claims)
}

export function claimAccounts(text: string, claims: Claims): void {
  claimEnd(ACCOUNT, text, 'ACCOUNT', maskAccount, claims)
  claimEnd(PASSPORT, text, 'PASSPORT', maskIdNumber, claims)
}

/** Claims what a form captures at the end of its match, behind the label. */
const claimEnd = (
  form: RegExp,
  text: string,
  kind: FindingKind,
  mask: (found: string) => string,
  claims: Claims,
): void =>
  eachMatch(form, text, ({ 0: all, 1: found = '', index }) => {
    const end = index + all.length
    claims.add(kind, end - found.length, end, mask(found))
  })

const LOCAL = /[\w.+-]/
const LONGEST_LOCAL = 64
const DOMAIN = /[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/y

/** Found from their @ outwards: a long word without one costs nothing. */
export function claimMails(text: string, claims: Claims): void {
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let start = at
    while (start > 0 && at - start < LONGEST_LOCAL && LOCAL.test(text[start - 1] as string)) start -= 1
    DOMAIN.lastIndex = at + 1
    const domain = DOMAIN.exec(text)
    if (start === at || domain === null) continue
    const end = at + 1 + domain[0].length
    claims.add('MAIL', start, end, maskMail(text.slice(start, end)))
  }
}
