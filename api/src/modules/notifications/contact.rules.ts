import type { FieldError } from '../../platform/errors.ts'

const EMAIL = /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\.]{2,}$/
const LONGEST_EMAIL = 254
const PHONE = /^\+?[\d\s()-]{5,20}$/

/** Why an address or a number cannot be kept, or null. */
export function contactFault(contact: {
  email?: string | null | undefined
  phone?: string | null | undefined
}): FieldError | null {
  const { email, phone } = contact
  if (email && (email.length > LONGEST_EMAIL || !EMAIL.test(email)))
    return { field: 'email', message: '邮箱格式不对，应为 name@example.gov.cn 的样子。' }
  if (phone && !PHONE.test(phone))
    return { field: 'phone', message: '电话只能有数字、空格、括号和横线，如 0751-8888888。' }
  return null
}

/** `z***@example.gov.cn`: enough to recognise it in the log. */
export const maskedEmail = (email: string | null): string | null =>
  email === null ? null : email.replace(/^(.)[^@]*/u, '$1***')
