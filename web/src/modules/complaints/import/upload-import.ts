import { type Failure, failureOf, failureOfResponse } from '../../../graphql/errors.ts'
import { PREFLIGHT } from '../../../graphql/wire.ts'

export type ImportSent = { id: string; failure: null } | { id: null; failure: Failure }

export interface ImportUpload {
  done: Promise<ImportSent>
  cancel(): void
}

/** Sends a file of tickets; `onProgress` hears the bytes sent. Never throws. By XMLHttpRequest: fetch cannot tell how far a body is. */
export function uploadImport(place: string, file: File, onProgress: (bytes: number) => void): ImportUpload {
  const request = new XMLHttpRequest()
  const done = new Promise<ImportSent>(resolve => {
    request.upload.onprogress = event => onProgress(Math.min(event.loaded, file.size))
    request.onload = () => void answerOf(request).then(resolve)
    const failed = () => resolve({ id: null, failure: failureOf({ graphQLErrors: [] }) })
    request.onerror = failed
    request.ontimeout = failed
    request.onabort = failed
  })
  request.open('POST', `/files/complaints/import?place=${encodeURIComponent(place)}`)
  for (const [name, value] of Object.entries(PREFLIGHT)) request.setRequestHeader(name, value)
  const form = new FormData()
  form.append('file', file)
  request.send(form)
  return { done, cancel: () => request.abort() }
}

async function answerOf({ status, responseText }: XMLHttpRequest): Promise<ImportSent> {
  if (status >= 200 && status < 300) {
    const { id } = JSON.parse(responseText) as { id: string }
    return { id, failure: null }
  }
  return { id: null, failure: await failureOfResponse(new Response(responseText, { status: status || 500 })) }
}
