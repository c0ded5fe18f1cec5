import type { AssignmentPart } from '#prisma'
import type { Viewer } from '../../platform/context.ts'
import { actsFor, isHead, isOffice, type PlacedOrganization, signsFor } from '../access/index.ts'
import { type ExtensionStatus, mayTakeReportStep, type ReportStatus } from './report.status.ts'

/** A report as policies see it. */
export interface ReportForPolicy {
  jurisdictionCode: string
  status: ReportStatus
  organization: PlacedOrganization
}

type Someone = Viewer | null

/** Whoever does the work of a unit reports for it. */
export const canReport = (viewer: Someone, organization: PlacedOrganization): boolean =>
  actsFor(viewer, organization)

/** What has not gone out yet is seen by the unit alone; afterwards whoever reads the task in full reads the report. */
export const canReadReport = (
  viewer: Someone,
  { status, organization }: ReportForPolicy,
  readsTask: boolean,
): boolean =>
  status === 'DRAFT' || status === 'SIGNING'
    ? actsFor(viewer, organization)
    : readsTask || actsFor(viewer, organization)

export const canEditReport = (viewer: Someone, { status, organization }: ReportForPolicy): boolean =>
  mayTakeReportStep('save', status) && actsFor(viewer, organization)

/** The unit's own leader signs what an officer wrote, where the jurisdiction asks for it. */
export const canSignReport = (viewer: Someone, { status, organization }: ReportForPolicy): boolean =>
  mayTakeReportStep('sign', status) && signsFor(viewer, organization)

/** A unit takes back what nobody has reviewed yet. */
export const canWithdrawReport = (viewer: Someone, { status, organization }: ReportForPolicy): boolean =>
  (mayTakeReportStep('withdraw', status) || mayTakeReportStep('takeBack', status)) &&
  actsFor(viewer, organization)

/** The supervision office reviews; leaders read. */
export const canReviewReport = (viewer: Someone, { status, jurisdictionCode }: ReportForPolicy): boolean =>
  mayTakeReportStep('approve', status) && isOffice(viewer, jurisdictionCode)

/** Whether what the viewer submits has to be signed by the unit's leader first. */
export const needsSignature = (
  viewer: Someone,
  organization: PlacedOrganization,
  reportNeedsUnitLeader: boolean,
): boolean => reportNeedsUnitLeader && !signsFor(viewer, organization)

/** The lead answers for the dates of a task, so it asks for more time; a joint unit turns to the lead. */
export const canRequestExtension = (
  viewer: Someone,
  organization: PlacedOrganization,
  part: AssignmentPart,
): boolean => part === 'LEAD' && actsFor(viewer, organization)

export interface ExtensionForPolicy {
  jurisdictionCode: string
  status: ExtensionStatus
  organization: PlacedOrganization
}

/** 督查室主任 decides. */
export const canDecideExtension = (
  viewer: Someone,
  { status, jurisdictionCode }: ExtensionForPolicy,
): boolean => status === 'PENDING' && isHead(viewer, jurisdictionCode)

export const canWithdrawExtension = (
  viewer: Someone,
  { status, organization }: ExtensionForPolicy,
): boolean => status === 'PENDING' && actsFor(viewer, organization)
