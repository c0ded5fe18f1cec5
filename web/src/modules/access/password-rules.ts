export interface PasswordForm {
  current: string
  next: string
  again: string
}

const SHORTEST = 8

/** Keys of the sentences for what is wrong, by field; the server checks again. */
export function checkPassword({ current, next, again }: PasswordForm) {
  const wrong: Partial<
    Record<
      keyof PasswordForm,
      | 'access:password.needCurrent'
      | 'access:password.tooShort'
      | 'access:password.tooPlain'
      | 'access:password.same'
      | 'access:password.mismatch'
    >
  > = {}
  if (!current) wrong.current = 'access:password.needCurrent'
  if (next.length < SHORTEST) wrong.next = 'access:password.tooShort'
  else if (!/[A-Za-z]/.test(next) || !/\d/.test(next)) wrong.next = 'access:password.tooPlain'
  else if (next === current) wrong.next = 'access:password.same'
  else if (next !== again) wrong.again = 'access:password.mismatch'
  return wrong
}
