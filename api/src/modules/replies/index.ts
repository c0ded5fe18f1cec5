/** The only door of the replies module. */
export {
  findReply,
  forgetReplies,
  type ReplyKey,
  type ReplyReader,
  replyAttachmentReader,
  replyLoader,
} from './reply.query.ts'
export { ReplyResolver } from './reply.resolver.ts'
export { LONGEST_OPINION, LONGEST_REPLY, reviewOpinion } from './reply.rules.ts'
export {
  type NewReply,
  type ReplyReview,
  type ReviewedReply,
  reviewReply,
  submitReply,
} from './reply.service.ts'
export { Reply, ReplyStatus, ReplySubject } from './reply.type.ts'
