import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** argon2id, 19 MiB, two passes, one lane: about 32 ms. The algorithm is the library's default. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The hash of a random secret that nobody knows, verified where there is no user, so that both take the same time. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$oZfxHJLT18ME2gl/fA+3ng$aGEcRAjp6nOjw73rZFB+niQuaZTs7cBIK8hIeNxG1s8'

/** Full-width and composed characters count as their plain form, whatever input method wrote them. */
const plain = (password: string): string => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => hash(plain(password), COST)

/** Whether the password fits; without a hash (no such user) false after the same time. */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  const fits = await verify(passwordHash ?? NOBODY, plain(password)).catch(() => false)
  return fits && passwordHash !== null
}

/** A new session's secret: 256 random bits in base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a token. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
