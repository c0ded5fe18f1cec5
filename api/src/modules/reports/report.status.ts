import { ExtensionStatus, ReportClaim, ReportStatus } from '#prisma'
import { conflict } from '../../platform/errors.ts'

export { ExtensionStatus, ReportClaim, ReportStatus }

/**
 * What may be done with a report, from which state, and where it leads. DRAFT 草稿 → SIGNING 待审签 → SUBMITTED 待审核 →
 * APPROVED 已通过 or RETURNED 退回重办; a unit may take its own back until it is reviewed.
 */
export const REPORT_STEPS = {
  save: { from: ['DRAFT'], to: 'DRAFT' },
  discard: { from: ['DRAFT'], to: null },
  submit: { from: ['DRAFT'], to: 'SUBMITTED' },
  sendToSign: { from: ['DRAFT'], to: 'SIGNING' },
  sign: { from: ['SIGNING'], to: 'SUBMITTED' },
  handBack: { from: ['SIGNING'], to: 'DRAFT' },
  takeBack: { from: ['SIGNING'], to: 'DRAFT' },
  withdraw: { from: ['SUBMITTED'], to: 'WITHDRAWN' },
  approve: { from: ['SUBMITTED'], to: 'APPROVED' },
  return: { from: ['SUBMITTED'], to: 'RETURNED' },
} as const satisfies Record<string, { from: readonly ReportStatus[]; to: ReportStatus | null }>

export type ReportStep = keyof typeof REPORT_STEPS

/** What stands instead of the step, and what to do about it. */
export const STANDS: Readonly<Record<ReportStatus, string>> = {
  DRAFT: '这份填报还是草稿，没有提交。请刷新后查看。',
  SIGNING: '这份填报正在等单位负责人审签。如需修改，请先撤回。',
  SUBMITTED: '这份填报已经提交，正在等待审核，不用重复提交。如需修改，请先撤回。',
  APPROVED: '这份填报已经审核通过，不能再改动。有新的进展请另行填报。',
  RETURNED: '这份填报已经被退回，请按审核意见重新填报。',
  WITHDRAWN: '这份填报已经撤回，请刷新后查看。',
}

export const mayTakeReportStep = (step: ReportStep, status: ReportStatus): boolean =>
  (REPORT_STEPS[step].from as readonly ReportStatus[]).includes(status)

/** Throws `CONFLICT` with where the report stands and what to do instead. */
export function assertReportStep(step: ReportStep, status: ReportStatus): void {
  if (!mayTakeReportStep(step, status)) throw conflict(STANDS[status])
}

/** PENDING 待审批 → APPROVED 批准, REFUSED 不同意, or WITHDRAWN by the unit that asked. */
export const EXTENSION_STEPS = {
  approve: { from: ['PENDING'], to: 'APPROVED' },
  refuse: { from: ['PENDING'], to: 'REFUSED' },
  withdraw: { from: ['PENDING'], to: 'WITHDRAWN' },
} as const satisfies Record<string, { from: readonly ExtensionStatus[]; to: ExtensionStatus }>

export type ExtensionStep = keyof typeof EXTENSION_STEPS

const DECIDED: Readonly<Record<ExtensionStatus, string>> = {
  PENDING: '这份延期申请还没有审批。',
  APPROVED: '这份延期申请已经批准，请刷新后查看。',
  REFUSED: '这份延期申请已经被驳回，请刷新后查看。',
  WITHDRAWN: '这份延期申请已经由单位撤回，不用再办理。',
}

/** Throws `CONFLICT` with what became of the request. */
export function assertExtensionStep(step: ExtensionStep, status: ExtensionStatus): void {
  if (!(EXTENSION_STEPS[step].from as readonly ExtensionStatus[]).includes(status))
    throw conflict(DECIDED[status])
}
