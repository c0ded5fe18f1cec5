import type { AppealStatus, RatingLevel, RectificationStatus } from '#prisma'
import type { Viewer } from '../../platform/context.ts'
import {
  actsFor,
  grantsIn,
  hasRole,
  managesComplaints,
  OPERATOR_ROLES,
  SUPERVISION_ROLES,
} from '../access/index.ts'
import { isWithin } from '../divisions/index.ts'
import { isBad } from './rating.rules.ts'

type Someone = Viewer | null

/** What a policy must know of a rating. */
export interface RatingForPolicy {
  jurisdictionCode: string
  placeCode: string
  level: RatingLevel | null
  byDefault: boolean
  voided: boolean
  /** The unit rated, with its place. */
  unit: { id: string; placeCode: string } | null
}

/** 好差评 is kept by the office and the data steward, as 12345 is. */
export const managesRatings = managesComplaints

/** Leaders, the office and the steward read every rating of their jurisdiction. */
export const seesEveryRating = (viewer: Someone, jurisdictionCode: string): boolean =>
  hasRole(viewer, [...SUPERVISION_ROLES, 'DATA_STEWARD'], jurisdictionCode)

const operatesAt = (viewer: Someone, jurisdictionCode: string, placeCode: string): boolean =>
  grantsIn(viewer, jurisdictionCode).some(
    ({ role, scopeCode }) =>
      (OPERATOR_ROLES as readonly string[]).includes(role) && isWithin(placeCode, scopeCode),
  )

/** Whether the viewer does the work of the unit that was rated. */
export const worksForRated = (viewer: Someone, { jurisdictionCode, unit }: RatingForPolicy): boolean =>
  unit !== null && actsFor(viewer, { jurisdictionCode, ...unit })

/** Units read what was said of them, operators their subtree. */
export const canReadRating = (viewer: Someone, rating: RatingForPolicy): boolean =>
  seesEveryRating(viewer, rating.jurisdictionCode) ||
  operatesAt(viewer, rating.jurisdictionCode, rating.placeCode) ||
  worksForRated(viewer, rating)

/** The unit says what it put right. */
export const canRectify = (
  viewer: Someone,
  rating: RatingForPolicy,
  rectification: { status: RectificationStatus } | null,
): boolean => rectification?.status === 'OPEN' && worksForRated(viewer, rating)

/** The office or the steward looks at it, never who handed it in. */
export const canReviewRectification = (
  viewer: Someone,
  { jurisdictionCode }: RatingForPolicy,
  rectification: { status: RectificationStatus; submittedById: string | null } | null,
): boolean =>
  rectification?.status === 'SUBMITTED' &&
  managesRatings(viewer, jurisdictionCode) &&
  viewer?.id !== rectification.submittedById

interface AppealFacts {
  status: AppealStatus
  appealedById: string | null
}

/** A bad rating may be appealed against by the unit, until one appeal was decided. */
export const canAppeal = (
  viewer: Someone,
  rating: RatingForPolicy,
  appeals: readonly AppealFacts[],
): boolean =>
  isBad(rating) &&
  !rating.voided &&
  appeals.every(({ status }) => status === 'WITHDRAWN') &&
  worksForRated(viewer, rating)

/** Decided by the office or the steward, never by who appealed. */
export const canDecideAppeal = (
  viewer: Someone,
  { jurisdictionCode }: RatingForPolicy,
  appeals: readonly AppealFacts[],
): boolean => {
  const pending = appeals.find(({ status }) => status === 'PENDING')
  return (
    pending !== undefined && managesRatings(viewer, jurisdictionCode) && viewer?.id !== pending.appealedById
  )
}

export const canWithdrawAppeal = (
  viewer: Someone,
  rating: RatingForPolicy,
  appeals: readonly AppealFacts[],
): boolean => appeals.some(({ status }) => status === 'PENDING') && worksForRated(viewer, rating)

/** 查看原文: the office and the steward; never the unit that was rated, whoever else its people are. */
export const canUnmaskRating = (viewer: Someone, rating: RatingForPolicy): boolean =>
  managesRatings(viewer, rating.jurisdictionCode) && !worksForRated(viewer, rating)
