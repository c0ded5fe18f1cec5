import { paths } from '../../paths.ts'
import { useSession } from './session.tsx'

/** The pages of the administrators that the viewer may open, in the order of the menu. */
export function useAdminPages() {
  const { can } = useSession().viewer
  const pages = [
    { key: 'people', to: paths.adminPeople(), may: can.manageUsers },
    { key: 'tokens', to: paths.adminTokens(), may: can.manageTokens },
    { key: 'audit', to: paths.adminAudit(), may: can.searchAudit },
    { key: 'divisions', to: paths.adminDivisions(), may: can.manageDivisions },
    { key: 'units', to: paths.adminUnits(), may: can.manageOrganizations },
    { key: 'calendar', to: paths.adminCalendar(), may: can.editSettings },
    { key: 'rules', to: paths.adminRules(), may: can.editSettings },
    { key: 'lights', to: paths.adminLights(), may: can.editSettings },
    { key: 'map', to: paths.adminMap(), may: can.editSettings },
    { key: 'webhooks', to: paths.webhooks(), may: can.editSettings },
  ] as const
  return pages.filter(({ may }) => may)
}
