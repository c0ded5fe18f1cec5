import { ask } from '../graphql/ask.ts'
import type { SessionQuery } from '../graphql/generated/graphql.ts'
import type { Written } from '../graphql/write.ts'
import { SessionDocument } from '../modules/access/index.ts'

let asked: Promise<Written<SessionQuery>> | null = null

/** Who is here, asked while the frame is still on its way; asked once. */
export function firstSession(): Promise<Written<SessionQuery>> {
  asked ??= ask(SessionDocument, {})
  return asked
}

/** After a failure: asks anew. */
export function askSessionAgain(): Promise<Written<SessionQuery>> {
  asked = null
  return firstSession()
}
