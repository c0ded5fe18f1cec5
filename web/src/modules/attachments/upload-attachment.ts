import type { Failure } from '../../graphql/errors.ts'
import { failureOf, failureOfResponse } from '../../graphql/errors.ts'
import { PREFLIGHT } from '../../graphql/wire.ts'

/** A file as pickers and lists show it; the API's `Attachment` is one. */
export interface AttachedFile {
  id: string
  name: string
  /** In bytes. */
  size: number
  mediaType: string
}

export type Uploaded = { file: AttachedFile; failure: null } | { file: null; failure: Failure }

export interface Upload {
  done: Promise<Uploaded>
  cancel(): void
}

/** Sends one file; `onProgress` hears from 0 to 1. Never throws. By XMLHttpRequest: fetch cannot tell how far a body is. */
export function uploadAttachment(place: string, file: File, onProgress: (part: number) => void): Upload {
  const request = new XMLHttpRequest()
  const done = new Promise<Uploaded>(resolve => {
    request.upload.onprogress = event => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onload = () => resolve(answerOf(request))
    const failed = () => resolve({ file: null, failure: failureOf({ graphQLErrors: [] }) })
    request.onerror = failed
    request.ontimeout = failed
    request.onabort = failed
  })
  request.open('POST', `/files/attachments?place=${encodeURIComponent(place)}`)
  for (const [name, value] of Object.entries(PREFLIGHT)) request.setRequestHeader(name, value)
  const form = new FormData()
  form.append('file', file)
  request.send(form)
  return { done, cancel: () => request.abort() }
}

async function answerOf({ status, responseText }: XMLHttpRequest): Promise<Uploaded> {
  if (status === 201) return { file: JSON.parse(responseText) as AttachedFile, failure: null }
  return {
    file: null,
    failure: await failureOfResponse(new Response(responseText, { status: status || 500 })),
  }
}
