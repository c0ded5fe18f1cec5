import { paths } from '../../paths.ts'
import { type AddressListControl, useAddressList } from '../../use-address-list.ts'
import { type RatingList, ratingParams, readRatingList } from './list-url.ts'

export type RatingControl = AddressListControl<RatingList>

/** The state of the list, read from and written to the address alone. */
export const useRatings = (): RatingControl =>
  useAddressList({ path: paths.ratingList(), read: readRatingList, params: ratingParams })
