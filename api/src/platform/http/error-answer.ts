import type { FastifyError, FastifyInstance } from 'fastify'
import { DomainError, type ErrorCode } from '../errors.ts'

const STATUS: Readonly<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_INPUT: 400,
  CONFLICT: 409,
  TOO_MANY_ATTEMPTS: 429,
  TOO_LARGE: 413,
  TOO_COMPLEX: 400,
  PERSISTED_QUERY_NOT_FOUND: 404,
  UNREADABLE_FILE: 422,
  UNAVAILABLE: 503,
  INTERNAL: 500,
}

export const statusOf = (code: ErrorCode): number => STATUS[code]

const INTERNAL = new DomainError('INTERNAL', '服务器内部出错，请稍后再试。若仍出错，请告知系统管理员。')

/** What a failure says outside: domain errors themselves, the sender's faults as a sentence, the rest nothing. */
function outward(error: FastifyError | DomainError): DomainError {
  if (error instanceof DomainError) return error
  if (error.statusCode === 413) return new DomainError('TOO_LARGE', '提交的内容太大，请缩小后重试。')
  if (error.statusCode !== undefined && error.statusCode < 500)
    return new DomainError('BAD_INPUT', '请求的格式不正确，无法处理。')
  return INTERNAL
}

/** Answers every failure with a stable code and a sentence; GraphQL gets the shape its clients read. */
export function mountErrorAnswers(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | DomainError>((error, request, reply) => {
    const { code, message, fields } = outward(error)
    if (code === 'INTERNAL') request.log.error({ err: error }, 'unexpected error in a request')
    const isGraphQL = request.routeOptions.url === '/graphql'
    return reply
      .code(statusOf(code))
      .send(isGraphQL ? { errors: [{ message, extensions: { code, fields } }] } : { code, message, fields })
  })
}
