/** The only door of the problems module. */
export { problemNumber } from './problem.rules.ts'
export { type NewProblem, raiseProblemIn } from './problem-raise.service.ts'
