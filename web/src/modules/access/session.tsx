import { createContext, type ReactNode, useContext } from 'react'
import type { SessionQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useLights } from './use-lights.ts'

/** Read once for the frame: who is here, what may be offered, which day the server lives in. */
export const SessionDocument = graphql(`
  query Session {
    server {
      demo
      fixedClock
      today
    }
    viewer {
      id
      username
      name
      mustChangePassword
      screenUntil
      places {
        code
        name
        level
        childCount
      }
      grants {
        role
        jurisdiction {
          code
          name
        }
        scope {
          code
          name
        }
        organization {
          id
          name
        }
      }
      lights {
        level
        deadline
        progress
        colour
        usual
        light {
          ink
          fill
          tint
        }
        dark {
          ink
          fill
          tint
        }
      }
      can {
        readCockpit
        readTasks
        readPlans
        importPlans
        readIndicators
        readOrganizations
        workAtUnitDesk
        workAtOfficeDesk
        editSettings
        readNotices
        writeInstructions
        draftNotices
        searchAudit
        manageIndicators
        reportObservations
        reviewObservations
        readSystems
        editSystems
        readComplaints
        manageComplaints
        manageHotIssues
        readRatings
        manageRatings
        manageTokens
        manageUsers
        manageDivisions
        manageOrganizations
      }
    }
  }
`)

export type ServerFacts = SessionQuery['server']
export type SignedInViewer = NonNullable<SessionQuery['viewer']>

export interface Session {
  server: ServerFacts
  viewer: SignedInViewer
}

const SessionContext = createContext<Session | null>(null)

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  useLights(session.viewer.lights)
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>
}

/** Who is signed in, and what the server says of itself. Ask `viewer.can`, never a role. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside the signed-in part of the app')
  return session
}
