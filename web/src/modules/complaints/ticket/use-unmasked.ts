import { useEffect, useState } from 'react'
import type { UnmaskComplaintMutation } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'

export const UnmaskComplaintDocument = graphql(`
  mutation UnmaskComplaint($id: ID!, $reason: String!) {
    unmaskComplaint(id: $id, reason: $reason) {
      complaintId
      name
      phone
      idNumber
      plate
      address
      title
      content
      answer
    }
  }
`)

type Person = UnmaskComplaintMutation['unmaskComplaint']

export interface Unmasked {
  person: Person
  reason: string
}

export interface UnmaskedState {
  shown: Unmasked | null
  /** Seconds until it is masked again. */
  left: number
  show(unmasked: Unmasked): void
  hide(): void
}

const SECONDS = 60

/** What was unmasked on one ticket: for a minute, and only while its page is open. Kept nowhere else. */
export function useUnmasked(): UnmaskedState {
  const [shown, setShown] = useState<Unmasked | null>(null)
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (!shown) return
    setLeft(SECONDS)
    const until = Date.now() + SECONDS * 1000
    const timer = setInterval(() => {
      const rest = Math.ceil((until - Date.now()) / 1000)
      if (rest <= 0) setShown(null)
      else setLeft(rest)
    }, 1000)
    return () => clearInterval(timer)
  }, [shown])
  return { shown, left, show: setShown, hide: () => setShown(null) }
}
