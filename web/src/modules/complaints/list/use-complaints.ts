import { paths } from '../../../paths.ts'
import { type AddressListControl, useAddressList } from '../../../use-address-list.ts'
import { type ComplaintList, complaintParams, readComplaintList } from './list-url.ts'

export type ComplaintControl = AddressListControl<ComplaintList>

/** The state of the list, read from and written to the address alone. */
export const useComplaints = (): ComplaintControl =>
  useAddressList({ path: paths.complaintList(), read: readComplaintList, params: complaintParams })
