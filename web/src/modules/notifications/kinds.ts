import type { MessageKind } from '../../graphql/generated/graphql.ts'
import { notifications } from '../../i18n/zh-CN/notifications.ts'

/** Every kind of message, in the order of lists. */
export const KINDS = Object.keys(notifications.kind) as MessageKind[]
