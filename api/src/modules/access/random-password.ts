import { randomInt } from 'node:crypto'

/** Without the characters people mistake for each other. */
const LETTERS = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789'] as const

const pick = (letters: string): string => letters[randomInt(letters.length)]!

/** Fifteen characters of three kinds in groups of five, easy to read out. */
export function randomPassword(): string {
  const group = () => Array.from({ length: 5 }, (_, index) => pick(LETTERS[index % 3]!)).join('')
  return [group(), group(), group()].join('-')
}
