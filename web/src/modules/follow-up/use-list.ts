import { type AddressListControl, useAddressList } from '../../use-address-list.ts'
import { type List, listParams, readList } from './list-url.ts'

export type ListControl = AddressListControl<List>

/** The state of the list at `path`, read from and written to the address alone. */
export const useList = (path: string): ListControl =>
  useAddressList({ path, read: readList, params: listParams })
