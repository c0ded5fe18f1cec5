import type { GraphQLSchema } from 'graphql'
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql'
import {
  PeopleResolver,
  peopleRoutes,
  ServerInfoResolver,
  UserGrantResolver,
  ViewerGrantResolver,
  ViewerResolver,
} from './modules/access/index.ts'
import {
  administrationRoutes,
  CalendarResolver,
  LightResolver,
  RuleResolver,
  TreeResolver,
  UnitResolver,
  WarningResolver,
} from './modules/administration/index.ts'
import {
  Attachment,
  type AttachmentReaders,
  AttachmentResolver,
  attachmentRoutes,
  attachmentSweepJob,
} from './modules/attachments/index.ts'
import { AuditResolver, auditCheckJob, TableExportResolver } from './modules/audit/index.ts'
import { boardReportRoutes } from './modules/board-reports/index.ts'
import {
  ComplaintDeskResolver,
  ComplaintDetailResolver,
  ComplaintInstructionsResolver,
  ComplaintLimitResolver,
  ComplaintListResolver,
  ComplaintRequestResolver,
  ComplaintResolver,
  ComplaintStepResolver,
  ComplaintTermResolver,
  ComplaintUnmaskResolver,
  ComplaintWritingResolver,
  complaintRoutes,
  complaintSubject,
  readsComplaintStep,
  ServiceTokenResolver,
} from './modules/complaints/index.ts'
import {
  CockpitResolver,
  ComplaintBoardResolver,
  DeskResolver,
  MilestoneListResolver,
  OfficeDeskResolver,
} from './modules/dashboard/index.ts'
import {
  DivisionMapResolver,
  DivisionResolver,
  divisionMapRoutes,
  OrganizationResolver,
} from './modules/divisions/index.ts'
import {
  FigureResolver,
  figureRoutes,
  IndicatorFiguresResolver,
  ReportClaimsResolver,
  refigure,
} from './modules/figures/index.ts'
import {
  ComplaintIssueResolver,
  ComplaintLinkResolver,
  HotIssueInstructionsResolver,
  HotIssueResolver,
  hotIssueJob,
  hotIssueSubject,
  NoticeComplaintsResolver,
  suggestionJob,
  TaskComplaintsResolver,
} from './modules/hot-issues/index.ts'
import {
  ComplaintImportResolver,
  complaintImportRoutes,
  PlanAmendmentResolver,
  PlanConfirmResolver,
  ticketPushRoutes,
} from './modules/imports/index.ts'
import {
  ExemptionResolver,
  followLibrary,
  IndicatorDefinitionResolver,
  IndicatorDetailResolver,
  IndicatorExemptionResolver,
  IndicatorResolver,
  IndicatorTargetResolver,
  indicatorRoutes,
  LibraryResolver,
  PlanIndicatorsResolver,
  TaskIndicatorsResolver,
} from './modules/indicators/index.ts'
import {
  findInstruction,
  InstructionNoticeResolver,
  InstructionProblemResolver,
  InstructionResolver,
  NoticeInstructionResolver,
  offerSubjects,
  TaskInstructionsResolver,
} from './modules/instructions/index.ts'
import {
  escalationJob,
  NoticeDetailResolver,
  NoticeRecipientResolver,
  NoticeResolver,
  noticeRoutes,
  ProposalResolver,
  readsNotice,
  readsNoticeReply,
  TaskNoticesResolver,
} from './modules/notices/index.ts'
import {
  digestJob,
  eventRoutes,
  MessageResolver,
  ViewerMessagesResolver,
  WebhookResolver,
} from './modules/notifications/index.ts'
import {
  IndicatorObservationsResolver,
  ObservationListResolver,
  ObservationResolver,
  ObservationWritingResolver,
  observationRoutes,
  periodJob,
  SheetResolver,
  SheetWritingResolver,
} from './modules/observations/index.ts'
import { PlanDraftResolver, PlanResolver, planRoutes } from './modules/plans/index.ts'
import {
  ProblemDetailResolver,
  ProblemResolver,
  problemRoutes,
  readsProblem,
  TaskProblemsResolver,
} from './modules/problems/index.ts'
import {
  feedRatingIndicators,
  RatingImportResolver,
  RatingResolver,
  RectificationResolver,
  ratingFiguresJob,
  ratingRoutes,
} from './modules/ratings/index.ts'
import { ReplyResolver, replyAttachmentReader } from './modules/replies/index.ts'
import {
  ExtensionResolver,
  ExtensionWritingResolver,
  ReportResolver,
  ReportReviewResolver,
  ReportWritingResolver,
  readsExtension,
  readsReport,
  reportSheetRoutes,
  TaskReportsResolver,
} from './modules/reports/index.ts'
import { SearchResolver } from './modules/search/index.ts'
import {
  feedSystemIndicators,
  readsSystemState,
  SystemPlaceCountResolver,
  SystemResolver,
  SystemStateResolver,
  SystemSummaryResolver,
  systemFiguresJob,
  systemRoutes,
} from './modules/systems/index.ts'
import { complaintFiguresJob, feedComplaintIndicators } from './modules/tallies/index.ts'
import {
  DutyReturnResolver,
  MilestonePastResolver,
  MilestoneResolver,
  PlanTasksResolver,
  SigningResolver,
  TaskCyclesResolver,
  TaskDetailResolver,
  TaskLifeResolver,
  TaskPastResolver,
  TaskResolver,
  taskRoutes,
} from './modules/tasks/index.ts'
import { SavedViewResolver } from './modules/views/index.ts'
import { guardSchema } from './platform/guard.ts'
import type { Route } from './platform/http/server.ts'
import type { Job } from './platform/jobs.ts'

/** The list of modules = the list of resolvers. */
const resolvers: unknown[] = [
  TaskResolver,
  TaskCyclesResolver,
  RatingResolver,
  RectificationResolver,
  RatingImportResolver,
  TaskDetailResolver,
  MilestoneResolver,
  TaskLifeResolver,
  SigningResolver,
  TaskPastResolver,
  MilestonePastResolver,
  DutyReturnResolver,
  PlanTasksResolver,
  CockpitResolver,
  ComplaintBoardResolver,
  DeskResolver,
  MilestoneListResolver,
  DivisionResolver,
  DivisionMapResolver,
  OrganizationResolver,
  ServerInfoResolver,
  ViewerResolver,
  ViewerGrantResolver,
  PeopleResolver,
  UserGrantResolver,
  AttachmentResolver,
  AuditResolver,
  TableExportResolver,
  CalendarResolver,
  RuleResolver,
  TreeResolver,
  UnitResolver,
  LightResolver,
  WarningResolver,
  MessageResolver,
  ViewerMessagesResolver,
  WebhookResolver,
  PlanResolver,
  PlanDraftResolver,
  PlanConfirmResolver,
  PlanAmendmentResolver,
  ComplaintImportResolver,
  IndicatorResolver,
  IndicatorDetailResolver,
  IndicatorDefinitionResolver,
  IndicatorTargetResolver,
  IndicatorExemptionResolver,
  LibraryResolver,
  ExemptionResolver,
  TaskIndicatorsResolver,
  PlanIndicatorsResolver,
  FigureResolver,
  IndicatorFiguresResolver,
  ReportClaimsResolver,
  ObservationResolver,
  ObservationListResolver,
  ObservationWritingResolver,
  IndicatorObservationsResolver,
  SheetResolver,
  SheetWritingResolver,
  ReplyResolver,
  ProblemResolver,
  ProblemDetailResolver,
  TaskProblemsResolver,
  NoticeResolver,
  NoticeDetailResolver,
  NoticeRecipientResolver,
  TaskNoticesResolver,
  ProposalResolver,
  OfficeDeskResolver,
  ReportResolver,
  ReportWritingResolver,
  ReportReviewResolver,
  ExtensionResolver,
  ExtensionWritingResolver,
  TaskReportsResolver,
  InstructionResolver,
  InstructionProblemResolver,
  InstructionNoticeResolver,
  NoticeInstructionResolver,
  TaskInstructionsResolver,
  SystemResolver,
  SystemStateResolver,
  SystemSummaryResolver,
  SystemPlaceCountResolver,
  ComplaintResolver,
  ComplaintDetailResolver,
  ComplaintInstructionsResolver,
  ComplaintStepResolver,
  ComplaintRequestResolver,
  ComplaintWritingResolver,
  ComplaintLimitResolver,
  ComplaintTermResolver,
  ComplaintListResolver,
  ComplaintUnmaskResolver,
  ServiceTokenResolver,
  ComplaintDeskResolver,
  HotIssueInstructionsResolver,
  HotIssueResolver,
  ComplaintLinkResolver,
  TaskComplaintsResolver,
  NoticeComplaintsResolver,
  ComplaintIssueResolver,
  SavedViewResolver,
  SearchResolver,
]

/** Who may read the record that a file belongs to, by entity; each module adds its own here. */
const attachmentReaders: AttachmentReaders = {
  Problem: readsProblem,
  Notice: readsNotice,
  ProgressReport: readsReport,
  Extension: readsExtension,
  SystemState: readsSystemState,
  ComplaintStep: readsComplaintStep,
  Reply: replyAttachmentReader({
    PROBLEM: (context, { jurisdictionCode, subjectId }) => readsProblem(context, jurisdictionCode, subjectId),
    NOTICE: readsNoticeReply,
    INSTRUCTION: async (context, { subjectId }) => (await findInstruction(context, subjectId)) !== null,
  }),
}

// A formula that is new, a definition that holds since last month, a rate just adopted: figures follow.
followLibrary(
  refigure,
  (step, context, { jurisdictionCode, ids }) =>
    feedSystemIndicators(step, context, { jurisdictionCode, ids }),
  (step, context, { jurisdictionCode, ids }) =>
    feedComplaintIndicators(step, context, { jurisdictionCode, ids }),
  (step, context, { jurisdictionCode, ids }) =>
    feedRatingIndicators(step, context, { jurisdictionCode, ids }),
)

// A leader may write on what the modules to the right keep.
offerSubjects({ HOT_ISSUE: hotIssueSubject, COMPLAINT: complaintSubject })

/** Plain HTTP of the modules: uploads and downloads. */
export const routes: Route[] = [
  attachmentRoutes(attachmentReaders),
  planRoutes,
  taskRoutes,
  indicatorRoutes,
  observationRoutes,
  figureRoutes,
  problemRoutes,
  noticeRoutes,
  reportSheetRoutes,
  ratingRoutes,
  complaintRoutes,
  ticketPushRoutes,
  systemRoutes,
  divisionMapRoutes,
  complaintImportRoutes,
  boardReportRoutes,
  peopleRoutes,
  administrationRoutes,
  eventRoutes,
]

/** What the program does by itself, once a day in each jurisdiction. */
export const jobs: Job[] = [
  periodJob,
  escalationJob,
  digestJob,
  auditCheckJob,
  attachmentSweepJob,
  systemFiguresJob,
  complaintFiguresJob,
  ratingFiguresJob,
  hotIssueJob,
  suggestionJob,
]

/** The schema with its policies in force. */
export function createSchema(): GraphQLSchema {
  return guardSchema(
    buildSchemaSync({
      resolvers: resolvers as NonEmptyArray<new () => object>,
      // Answered inside records of modules to its right.
      orphanedTypes: [Attachment],
      validate: { forbidUnknownValues: false },
    }),
  )
}
