import { type Failure, failureOf, failureOfResponse } from '../../graphql/errors.ts'
import { PREFLIGHT } from '../../graphql/wire.ts'

/** What comes back: the plan as it is now, and whether it was there before. */
export interface Uploaded {
  plan: NamedPlan
  recognised: boolean
  /** A plan of the same name in force, which this may be a new version of. */
  mayAmend?: NamedPlan
}

export interface NamedPlan {
  id: string
  title: string
  status: 'DRAFT' | 'CONFIRMED' | 'SUPERSEDED'
}

export type UploadResult = { data: Uploaded; failure: null } | { data: null; failure: Failure }

interface Upload {
  place: string
  document: File | string
  /** 0–100 of what was sent; 100 = the server is reading. */
  onProgress(percent: number): void
}

const unreachable = (): UploadResult => ({ data: null, failure: failureOf({ graphQLErrors: [] }) })

/** Sends a document. XMLHttpRequest, because fetch cannot say how far an upload has come. Never throws. */
export function uploadPlan({ place, document, onProgress }: Upload): Promise<UploadResult> {
  const form = new FormData()
  form.append('place', place)
  form.append(typeof document === 'string' ? 'text' : 'file', document)
  return new Promise(resolve => {
    const request = new XMLHttpRequest()
    request.open('POST', '/files/plans')
    for (const [name, value] of Object.entries(PREFLIGHT)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.round((loaded / total) * 100))
    request.upload.onload = () => onProgress(100)
    request.onerror = () => resolve(unreachable())
    request.onabort = () => resolve(unreachable())
    request.onload = () => {
      void readAnswer(new Response(request.responseText, { status: request.status })).then(resolve)
    }
    request.send(form)
  })
}

async function readAnswer(response: Response): Promise<UploadResult> {
  if (!response.ok) return { data: null, failure: await failureOfResponse(response) }
  return { data: (await response.json()) as Uploaded, failure: null }
}
