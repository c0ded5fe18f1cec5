/** What other pages may use of the cockpit. */
export { type RateChange, RateChangeFigures } from './rate-words.ts'
