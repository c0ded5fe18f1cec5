/** The only door of the ratings module. */

export { appealRating, decideAppeal, withdrawAppeal } from './appeal.service.ts'
export { RatingImportResolver, RatingResolver, RectificationResolver } from './rating.resolver.ts'
export { ratingRoutes } from './rating.routes.ts'
export { isBad, type RatingFacts } from './rating.rules.ts'
export { createRating } from './rating.service.ts'
export { ratingBoard } from './rating-board.query.ts'
export type { RatingRow } from './rating-board.type.ts'
export { RATE_RULES as RATING_RATE_RULES } from './rating-counts.ts'
export { feedRatingFigures, feedRatingIndicators, ratingFiguresJob } from './rating-figures.service.ts'
export { takeRatings } from './rating-write.service.ts'
export { reviewRectification, submitRectification } from './rectification.service.ts'
