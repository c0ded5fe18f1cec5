import { ratings } from './ratings.ts'

/** What the board of 好差评 says beyond the words of the first page. */
export const ofRatings = { ratings }
