import { registerEnumType } from 'type-graphql'
import { ExtensionStatus, ReportClaim, ReportStatus } from './report.status.ts'

export { ExtensionStatus, ReportClaim, ReportStatus }

registerEnumType(ReportStatus, {
  name: 'ReportStatus',
  description: '草稿 → 待审签 (where the unit leader signs first) → 待审核 → 已通过 or 退回重办; 已撤回.',
})
registerEnumType(ReportClaim, {
  name: 'ReportClaim',
  description: 'Whether the date can be kept: 能, 不能, 已办结.',
})
registerEnumType(ExtensionStatus, {
  name: 'ExtensionStatus',
  description: '待审批, 批准, 不同意, 已撤回.',
})
