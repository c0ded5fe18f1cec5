import { paths } from '../../paths.ts'
import { type AddressListControl, useAddressList } from '../../use-address-list.ts'
import { readSystemList, type SystemList, systemParams } from './system-url.ts'

export type SystemControl = AddressListControl<SystemList>

/** The state of the ledger, read from and written to the address alone. */
export const useSystems = (): SystemControl =>
  useAddressList({ path: paths.systems(), read: readSystemList, params: systemParams })
