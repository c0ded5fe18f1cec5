const MIN_LENGTH = 8
const MAX_LENGTH = 128

/** Digits, lower case, upper case and everything else: three of the four. */
const KINDS = [/\d/, /[a-z]/, /[A-Z]/, /[^\da-zA-Z]/]
const MIN_KINDS = 3

/** Words that make a password common, with the digits and marks around them taken away. */
const COMMON_WORDS = new Set([
  'password',
  'passw',
  'pass',
  'admin',
  'administrator',
  'root',
  'qwerty',
  'qwer',
  'qaz',
  'qazwsx',
  'abc',
  'abcd',
  'test',
  'welcome',
  'letmein',
  'iloveyou',
  'woaini',
  'zhongguo',
  'china',
  'gov',
  'user',
  'login',
  'system',
  'changeme',
  'aa',
  'a',
])

const LOOKALIKES: Readonly<Record<string, string>> = {
  '@': 'a',
  '0': 'o',
  '1': 'l',
  '3': 'e',
  $: 's',
  '5': 's',
}

const lettersOf = (text: string): string => text.replace(/[^a-z]/g, '')

function isCommon(password: string): boolean {
  const lower = password.toLowerCase()
  const disguised = lower.replace(/[@0135$](?=.*[a-z])/g, mark => LOOKALIKES[mark] ?? mark)
  return COMMON_WORDS.has(lettersOf(lower)) || COMMON_WORDS.has(lettersOf(disguised))
}

/**
 * Why a password cannot be used, as a sentence, or null: at least 8 characters of three kinds, not holding the user's
 * name, not a common one (TECH: security figures).
 */
export function passwordFault(password: string, username: string): string | null {
  if (password.length < MIN_LENGTH) return `密码至少 ${MIN_LENGTH} 位，现在是 ${password.length} 位。`
  if (password.length > MAX_LENGTH) return `密码最多 ${MAX_LENGTH} 位。`
  if (KINDS.filter(kind => kind.test(password)).length < MIN_KINDS)
    return '密码应包含大写字母、小写字母、数字、符号中的至少三种。'
  if (holdsName(password, username)) return '密码中不能包含用户名。'
  if (isCommon(password)) return '这个密码太常见，容易被猜中，请换一个。'
  return null
}

const holdsName = (password: string, username: string): boolean =>
  username.length >= 3 && password.toLowerCase().includes(username.toLowerCase())
