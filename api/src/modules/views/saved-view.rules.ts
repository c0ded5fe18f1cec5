import { badInput } from '../../platform/errors.ts'

export const LONGEST_NAME = 40
export const LONGEST_ADDRESS = 2000
/** Views one person may keep. */
export const MOST_VIEWS = 50

/** Stands for the host: an address that names one of its own does not come out at this. */
const HERE = 'http://here.invalid'

/** Pages that say nothing without the person in front of them, and the views themselves. */
const NOT_VIEWS = /^\/(?:login|views|graphql|files|me|dev)(?:\/|$)/

const CONTROL = /[\p{Cc}\p{Cf}\\]/u

/** The name as it is kept. Throws `BAD_INPUT`. */
export function viewName(text: string): string {
  const name = text.trim().replace(/\s+/g, ' ')
  if (name === '') throw badInput('name', '请填写视图名称。')
  if ([...name].length > LONGEST_NAME)
    throw badInput('name', `视图名称不能超过 ${LONGEST_NAME} 个字，请缩短。`)
  if (CONTROL.test(name)) throw badInput('name', '视图名称里有不能显示的字符，请重新填写。')
  return name
}

/** The address as it is kept: a path of this app with its query, never another host. Throws `BAD_INPUT`. */
export function viewAddress(text: string): string {
  if (text.length > LONGEST_ADDRESS)
    throw badInput('address', `筛选条件太多，地址超过 ${LONGEST_ADDRESS} 个字符。请减少条件后再保存。`)
  const address = localAddress(text)
  if (address === null) throw badInput('address', '只能保存本系统的页面。请在要保存的列表或看板上操作。')
  return address
}

/** Null for what leads elsewhere, or is written so that it could. */
function localAddress(text: string): string | null {
  if (!/^\/(?!\/)/.test(text) || CONTROL.test(text) || /\s/.test(text)) return null
  if (!URL.canParse(text, HERE)) return null
  const { origin, pathname, search } = new URL(text, HERE)
  if (origin !== HERE || pathname.startsWith('//') || NOT_VIEWS.test(pathname)) return null
  return `${pathname}${search}`.length > LONGEST_ADDRESS ? null : `${pathname}${search}`
}
