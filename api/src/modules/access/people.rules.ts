import { badInput } from '../../platform/errors.ts'

const MAIL = /^[^\s@<>()",;:]+@[^\s@<>()",;:]+\.[^\s@<>()",;:]{2,}$/
const PHONE = /^[+\d][\d\s()（）-]{4,24}\d$/
const LONGEST_NAME = 50

export interface PersonFacts {
  name: string
  phone: string | null
  email: string | null
}

/** What was typed of a person, tidied; `fault` says what is wrong with the first bad field. */
export function readFacts(typed: {
  name: string
  phone?: string | null | undefined
  email?: string | null | undefined
}): {
  facts: PersonFacts
  fault: { field: keyof PersonFacts; message: string } | null
} {
  const facts = {
    name: typed.name.trim(),
    phone: typed.phone?.trim() || null,
    email: typed.email?.trim() || null,
  }
  return { facts, fault: faultOf(facts) }
}

function faultOf({ name, phone, email }: PersonFacts): { field: keyof PersonFacts; message: string } | null {
  if (name === '') return { field: 'name', message: '请填写姓名。' }
  if (name.length > LONGEST_NAME) return { field: 'name', message: `姓名不能超过 ${LONGEST_NAME} 个字。` }
  if (phone !== null && !PHONE.test(phone))
    return { field: 'phone', message: '电话号码的样子不对，请检查；座机请写区号。' }
  if (email !== null && (!MAIL.test(email) || email.length > 200))
    return { field: 'email', message: '邮箱地址的样子不对，请检查。' }
  return null
}

/** The same; throws `BAD_INPUT` on the field. */
export function requireFacts(typed: Parameters<typeof readFacts>[0]): PersonFacts {
  const { facts, fault } = readFacts(typed)
  if (fault) throw badInput(fault.field, fault.message)
  return facts
}

/** A telephone number in the log: enough to tell two apart. */
export const maskedPhone = (phone: string | null): string | null =>
  phone && (phone.length > 7 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : '****')
