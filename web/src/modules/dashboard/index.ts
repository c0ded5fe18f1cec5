/** What other pages may use of the cockpit. */
export { countSince, pointsSince, type Share } from './since.ts'
