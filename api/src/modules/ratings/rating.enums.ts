import { registerEnumType } from 'type-graphql'
import { AppealStatus, RatingLevel, RectificationStatus } from '#prisma'

export { AppealStatus, RatingLevel, RectificationStatus }

export enum RatingRateKind {
  GOOD = 'GOOD',
  ACTIVE = 'ACTIVE',
  PUT_RIGHT = 'PUT_RIGHT',
}

registerEnumType(RatingLevel, {
  name: 'RatingLevel',
  description: '非常满意, 满意, 基本满意, 不满意, 非常不满意.',
})
registerEnumType(RectificationStatus, {
  name: 'RectificationStatus',
  description: 'To be put right; the unit says it is; accepted; dropped, as an appeal was upheld.',
})
registerEnumType(AppealStatus, {
  name: 'AppealStatus',
  description: 'Waiting; upheld: the rating counts no more; refused; withdrawn by the unit.',
})
registerEnumType(RatingRateKind, {
  name: 'RatingRateKind',
  description: '好评率, 主动评价率, 差评按时整改率.',
})
