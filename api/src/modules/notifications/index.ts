/** The only door of the notifications module. */
export { digestJob } from './digest.job.ts'
export { eventRoutes } from './events.routes.ts'
export { createMailer, type Mailer } from './mailer.ts'
export { MessageResolver, ViewerMessagesResolver } from './message.resolver.ts'
export { markMessagesRead } from './message.service.ts'
export { type Audience, type NewMessage, notify } from './notify.service.ts'
export { type SenderParts, sendDeliveries } from './sender.ts'
export { WebhookResolver } from './webhook.resolver.ts'
