import { paths } from '../../paths.ts'
import { type AddressListControl, useAddressList } from '../../use-address-list.ts'
import { type HotIssueList, hotIssueParams, readHotIssues } from './hot-issue-url.ts'

export type HotIssueControl = AddressListControl<HotIssueList>

/** The state of the list, read from and written to the address alone. */
export const useHotIssueList = (): HotIssueControl =>
  useAddressList({ path: paths.hotIssues(), read: readHotIssues, params: hotIssueParams })
