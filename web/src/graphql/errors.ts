import { i18n } from '../i18n/index.ts'

/** What went wrong, ready for a screen. */
export interface Failure {
  /** Stable code of the API, `NETWORK` when it could not be reached, `INTERNAL` when it gave no code. */
  code: string
  /** Plain sentence: what happened, why, what to do next. */
  message: string
  /** Sentences by input field, e.g. `{ 'edit.title': '…' }`. */
  fields: Record<string, string>
}

interface ApiExtensions {
  code?: string
  fields?: readonly { field: string; message: string }[]
}

interface ApiError {
  message: string
  extensions?: object | null | undefined
}

/** One reading of every error; without any, the network is to blame. The API's own sentence is shown; anything technical becomes one of ours. */
export function failureOf(error: { graphQLErrors: readonly ApiError[] }): Failure {
  const first = error.graphQLErrors[0]
  if (!first) return { code: 'NETWORK', message: i18n.t('common:error.network'), fields: {} }
  const { code = 'INTERNAL', fields = [] } = (first.extensions ?? {}) as ApiExtensions
  const spoken = /[\u4e00-\u9fff]/.test(first.message)
  return {
    code,
    message: spoken ? first.message : i18n.t('common:error.internal'),
    fields: Object.fromEntries(fields.map(({ field, message }) => [field, message])),
  }
}

/** The same for `/files`, which answers `{ code, message, fields }` as JSON. */
export async function failureOfResponse(response: Response): Promise<Failure> {
  const body: unknown = await response.json().catch(() => null)
  if (body && typeof body === 'object' && 'message' in body && typeof body.message === 'string') {
    const { code, message } = body as { code?: string; message: string }
    return { code: code ?? 'INTERNAL', message, fields: {} }
  }
  if (response.status === 413) {
    return { code: 'TOO_LARGE', message: i18n.t('common:error.tooLarge'), fields: {} }
  }
  return { code: 'INTERNAL', message: i18n.t('common:error.internal'), fields: {} }
}
