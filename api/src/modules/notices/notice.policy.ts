import type { Viewer } from '../../platform/context.ts'
import {
  actsFor,
  isHead,
  isLeader,
  isOffice,
  isSupervision,
  type PlacedOrganization,
} from '../access/index.ts'
import {
  isPossible,
  isPossibleForRecipient,
  mayClose,
  type NoticeAction,
  type NoticeActor,
  type NoticeKind,
  type NoticeStatus,
  type RecipientAction,
  type RecipientStatus,
  stepOf,
} from './notice.status.ts'
import { KIND_WORDS } from './notice.words.ts'

type Someone = Viewer | null

/** A notice as policies see it. */
export interface NoticeForPolicy {
  jurisdictionCode: string
  kind: NoticeKind
  status: NoticeStatus
  /** Whether it ever left the house. */
  wasIssued: boolean
  recipients: readonly RecipientForPolicy[]
}

export interface RecipientForPolicy {
  status: RecipientStatus
  organization: PlacedOrganization
}

const IS: Readonly<Record<NoticeActor, (viewer: Someone, jurisdictionCode: string) => boolean>> = {
  OFFICE: isOffice,
  HEAD: isHead,
  LEADER: isLeader,
}

/** The supervision office drafts and edits; a draft only, so that what was signed stays what it was. */
export const canDraftNotice = (viewer: Someone, jurisdictionCode: string): boolean =>
  isOffice(viewer, jurisdictionCode)

export const canEditNotice = (viewer: Someone, notice: NoticeForPolicy): boolean =>
  canDraftNotice(viewer, notice.jurisdictionCode) && notice.status === 'DRAFT'

/** Whether the viewer is the one who takes this step with a notice of this kind. */
export const isActor = (viewer: Someone, notice: NoticeForPolicy, action: NoticeAction): boolean =>
  IS[stepOf(action, notice.kind, notice.status).by](viewer, notice.jurisdictionCode)

/** Whether the viewer may take the step now. */
export const canAct = (viewer: Someone, notice: NoticeForPolicy, action: NoticeAction): boolean =>
  isActor(viewer, notice, action) &&
  isPossible(action, notice.kind, notice.status) &&
  (action !== 'CLOSE' ||
    mayClose(
      notice.kind,
      notice.recipients.map(({ status }) => status),
    ))

const ACTOR_WORDS: Readonly<Record<NoticeActor, string>> = {
  OFFICE: '督查室',
  HEAD: '督查室主任',
  LEADER: '领导',
}

const STEP_WORDS: Readonly<Record<NoticeAction, string>> = {
  SEND: '送签',
  SIGN: '签发',
  REJECT: '退回',
  ISSUE: '印发',
  WITHDRAW: '作废',
  CLOSE: '办结',
}

/** Why somebody else has to take the step. */
export const notYours = (notice: NoticeForPolicy, action: NoticeAction): string =>
  `${KIND_WORDS[notice.kind]}须由${ACTOR_WORDS[stepOf(action, notice.kind, notice.status).by]}${STEP_WORDS[action]}，您的角色不能进行此操作。`

/** Recipients sign for and answer; the office reviews. */
export const isRecipientActor = (
  viewer: Someone,
  { organization }: RecipientForPolicy,
  action: RecipientAction,
): boolean =>
  action === 'REVIEW' ? isOffice(viewer, organization.jurisdictionCode) : actsFor(viewer, organization)

export const canActAsRecipient = (
  viewer: Someone,
  notice: Pick<NoticeForPolicy, 'status'>,
  recipient: RecipientForPolicy,
  action: RecipientAction,
): boolean =>
  isRecipientActor(viewer, recipient, action) &&
  isPossibleForRecipient(action, notice.status, recipient.status)

/** The office raises problems from what is out. */
export const canRaiseProblem = (viewer: Someone, notice: NoticeForPolicy): boolean =>
  isOffice(viewer, notice.jurisdictionCode) && notice.wasIssued && notice.status !== 'WITHDRAWN'

/** Leaders write on anything that is not void. */
export const canInstructOn = (viewer: Someone, notice: NoticeForPolicy): boolean =>
  isLeader(viewer, notice.jurisdictionCode) && notice.status !== 'WITHDRAWN'

/** What a unit answered is its own and the supervision's: other recipients of the notice see that it answered, and when. */
export const canReadReplies = (viewer: Someone, organization: PlacedOrganization): boolean =>
  isSupervision(viewer, organization.jurisdictionCode) || actsFor(viewer, organization)
