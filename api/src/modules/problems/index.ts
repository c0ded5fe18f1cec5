/** The only door of the problems module. */
export { ProblemInput } from './problem.input.ts'
export {
  findProblem,
  originProblemLoader,
  problemById,
  readsProblem,
  taskProblemLoader,
} from './problem.query.ts'
export { ProblemResolver } from './problem.resolver.ts'
export { problemRoutes } from './problem.routes.ts'
export { problemNumber } from './problem.rules.ts'
export { editProblem, raiseProblem, reviewProblem, submitProblem } from './problem.service.ts'
export { Problem, ProblemOrigin, ProblemStatus } from './problem.type.ts'
export { ProblemDetailResolver, TaskProblemsResolver } from './problem-detail.resolver.ts'
export { type NewProblem, raiseProblemIn } from './problem-raise.service.ts'
