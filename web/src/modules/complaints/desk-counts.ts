import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useScope } from '../../scope.tsx'
import { useSession } from '../access/index.ts'

const DeskCountsDocument = graphql(`
  query ComplaintDeskCounts($place: ID!) {
    complaintDesk(place: $place) {
      groups {
        key
        count
        behind
      }
    }
  }
`)

/** Whether tickets may wait for the viewer at all. */
export function useWorksOnTickets(): boolean {
  const { can } = useSession().viewer
  return can.readComplaints && (can.workAtUnitDesk || can.workAtOfficeDesk || can.manageComplaints)
}

/** How many tickets wait for the viewer, and how many of them are past their limit; null while unknown. */
export function useDeskCounts(): { count: number; behind: number } | null {
  const works = useWorksOnTickets()
  const { place } = useScope()
  const { data } = useRead(DeskCountsDocument, { place }, { pause: !works || place === '' })
  if (!data) return null
  const { groups } = data.complaintDesk
  return {
    count: groups.reduce((sum, group) => sum + group.count, 0),
    behind: groups.reduce((sum, group) => sum + group.behind, 0),
  }
}
