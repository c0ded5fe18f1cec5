import { badInput } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import type { NewComplaint } from './complaint.input.ts'
import type { TicketRecord } from './ticket-record.ts'

export const LONGEST_TITLE = 100
const LONGEST_CONTENT = 5000
const LONGEST_ADDRESS = 200
const LONGEST_NAME = 50

const PHONE = /^[+\d][\d\s()（）-]{4,24}\d$/
const IDENTITY = /^(?:\d{15}|\d{17}[\dXx])$/

/** What a person typed of a new ticket, tidied. */
export type NewTicketWords = Pick<TicketRecord, 'title' | 'content' | 'address' | 'caller' | 'receivedAt'>

/** Reads the words of a new ticket. Throws `BAD_INPUT` on the field with what to do. */
export function readNewTicket(input: NewComplaint, now: Date): NewTicketWords {
  if (!isId(input.key)) throw badInput('key', '页面已过期，请刷新后重新填写。')
  const receivedAt = input.receivedAt ?? now
  if (receivedAt.getTime() > now.getTime()) throw badInput('receivedAt', '受理时间不能晚于现在，请重新填写。')
  const phone = plain(input.callerPhone)
  if (phone !== null && !PHONE.test(phone))
    throw badInput('callerPhone', '电话号码的样子不对，请检查；座机请写区号。')
  const idNumber = plain(input.callerIdNumber)
  if (idNumber !== null && !IDENTITY.test(idNumber))
    throw badInput('callerIdNumber', '身份证号应为 15 或 18 位，请检查。')
  return {
    title: readTitle(input.title),
    content: within('content', '诉求内容', required('content', '诉求内容', input.content), LONGEST_CONTENT),
    address: within('address', '地址', plain(input.address), LONGEST_ADDRESS),
    receivedAt,
    caller: {
      name: within('callerName', '来电人姓名', plain(input.callerName), LONGEST_NAME),
      phone,
      idNumber: idNumber?.toUpperCase() ?? null,
      plate: null,
      address: null,
    },
  }
}

/** Throws `BAD_INPUT` on `title`. */
export const readTitle = (title: string): string =>
  within('title', '标题', required('title', '标题', title), LONGEST_TITLE)

const plain = (words: string | null | undefined): string | null => words?.trim() || null

function required(field: string, name: string, words: string): string {
  const said = plain(words)
  if (said === null) throw badInput(field, `请填写${name}。`)
  return said
}

function within<Words extends string | null>(
  field: string,
  name: string,
  words: Words,
  longest: number,
): Words {
  if (words !== null && words.length > longest) throw badInput(field, `${name}不能超过 ${longest} 字。`)
  return words
}
