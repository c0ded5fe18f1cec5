import type { Viewer } from '../../platform/context.ts'
import {
  canAct,
  canEditNotice,
  canInstructOn,
  canRaiseProblem,
  type NoticeForPolicy,
} from './notice.policy.ts'
import type { NoticeCan } from './notice.type.ts'

/** What the screen offers: who may, where the notice stands. */
export const noticeCan = (viewer: Viewer | null, notice: NoticeForPolicy): NoticeCan => ({
  edit: canEditNotice(viewer, notice),
  send: canAct(viewer, notice, 'SEND'),
  sign: canAct(viewer, notice, 'SIGN'),
  reject: canAct(viewer, notice, 'REJECT'),
  issue: canAct(viewer, notice, 'ISSUE'),
  withdraw: canAct(viewer, notice, 'WITHDRAW'),
  close: canAct(viewer, notice, 'CLOSE'),
  instruct: canInstructOn(viewer, notice),
  raiseProblem: canRaiseProblem(viewer, notice),
})
