/** Stable codes a client may rely on; the sentence beside them is for people and may change. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_INPUT'
  | 'CONFLICT'
  | 'TOO_MANY_ATTEMPTS'
  | 'TOO_LARGE'
  | 'TOO_COMPLEX'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'UNREADABLE_FILE'
  | 'UNAVAILABLE'
  | 'INTERNAL'

export interface FieldError {
  /** Path of the input field, e.g. `edit.title`. */
  field: string
  message: string
}

/** The one error a use case throws. The message is a plain sentence: what happened, why, and what to do next. */
export class DomainError extends Error {
  readonly code: ErrorCode
  readonly fields: readonly FieldError[]

  constructor(code: ErrorCode, message: string, fields: readonly FieldError[] = []) {
    super(message)
    this.name = 'DomainError'
    this.code = code
    this.fields = fields
  }
}

/** A lost race or a stale form: somebody else saved first. */
export const conflict = (message = '其他人刚刚修改过这条内容。请刷新后重试，您填写的内容仍保留在页面上。') =>
  new DomainError('CONFLICT', message)

export const notFound = (what: string) =>
  new DomainError('NOT_FOUND', `没有找到${what}，可能已被删除或您无权查看。`)

export const badInput = (field: string, message: string) =>
  new DomainError('BAD_INPUT', message, [{ field, message }])
