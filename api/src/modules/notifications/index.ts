/** The only door of the notifications module. */
export { type Audience, type NewMessage, notify } from './notify.service.ts'
