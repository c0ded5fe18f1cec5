/** The fixed values of tickets, in the order they are offered. */
export const COMPLAINT_CLASSES = [
  'COMPLAINT',
  'REPORT',
  'REQUEST',
  'INQUIRY',
  'SUGGESTION',
  'PRAISE',
  'OTHER',
] as const
export const COMPLAINT_URGENCIES = ['NORMAL', 'URGENT', 'CRITICAL'] as const
export const COMPLAINT_STATES = [
  'RECEIVED',
  'DISPATCHED',
  'HANDLING',
  'FINISHED',
  'CALLED_BACK',
  'ARCHIVED',
] as const
export const COMPLAINT_SATISFACTIONS = ['SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED'] as const
export const COMPLAINT_MEASURES = [
  'RECEIVED',
  'REPEATED',
  'PROBLEM',
  'DISPATCHED',
  'RETURNED',
  'CLOSED',
  'ON_TIME',
  'LATE',
  'UNLIMITED',
  'OPEN_OVERDUE',
  'SHOULD_BE_CLOSED',
  'REWORKED',
  'CONTACT_DUE',
  'CONTACTED',
  'CALLED',
  'ANSWERED',
  'UNANSWERED',
  'RESOLVED',
  'CONTENT',
  'SATISFIED',
  'BASICALLY_SATISFIED',
  'DISSATISFIED',
] as const

export type ComplaintClass = (typeof COMPLAINT_CLASSES)[number]
export type ComplaintUrgency = (typeof COMPLAINT_URGENCIES)[number]
export type ComplaintState = (typeof COMPLAINT_STATES)[number]
export type ComplaintSatisfaction = (typeof COMPLAINT_SATISFACTIONS)[number]
export type ComplaintMeasure = (typeof COMPLAINT_MEASURES)[number]
