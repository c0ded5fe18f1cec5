import { Link } from 'wouter'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Card, LightShape, Loaded, PageHead } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { useAdminPlace } from './use-admin-place.ts'
import './administration.css'

const AdminWarningsDocument = graphql(`
  query AdminWarnings($place: ID!) {
    adminWarnings(place: $place) {
      text
      path
    }
  }
`)

/** 管理: what needs looking after, and the way to each page of the administrators. */
export function AdminPage() {
  const { t } = useWords()
  const { code, name } = useAdminPlace()
  const result = useRead(AdminWarningsDocument, { place: code })
  const count = result.data?.adminWarnings.length
  return (
    <>
      <PageHead
        title={t('admin:title')}
        count={count === undefined ? undefined : t('admin:warnings.count', { count })}
        caption={t('admin:caption', { place: name })}
      />
      <div className="admin-home">
        <Card title={t('admin:warnings.title')}>
          <Loaded
            result={result}
            empty={{ when: data => data.adminWarnings.length === 0, text: t('admin:warnings.none') }}
          >
            {({ adminWarnings }) => <Warnings warnings={adminWarnings} />}
          </Loaded>
        </Card>
        <Links />
      </div>
    </>
  )
}

function Warnings({ warnings }: { warnings: readonly { text: string; path?: string | null }[] }) {
  const { t } = useWords()
  const { href } = useScope()
  const { can } = useSession().viewer
  return (
    <ul className="admin-warnings">
      {warnings.map(({ text, path }) => {
        const [to = '', search = ''] = path?.split('?') ?? []
        return (
          <li key={text}>
            <LightShape level="NEAR" />
            <span>{text}</span>
            {to && mayOpen(can, to) ? (
              <Link href={href(to, Object.fromEntries(new URLSearchParams(search)))}>
                {t('admin:warnings.go')}
              </Link>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

/** A warning is read by all three administrators; its page is open to one of them. */
function mayOpen(can: ReturnType<typeof useSession>['viewer']['can'], to: string): boolean {
  if (to === paths.adminPeople()) return can.manageUsers
  if (to === paths.adminAudit()) return can.searchAudit
  if (to === paths.adminUnits()) return can.manageOrganizations
  return can.editSettings
}

function Links() {
  const { t } = useWords()
  const { href } = useScope()
  const { can } = useSession().viewer
  const links = [
    { key: 'people', to: paths.adminPeople(), may: can.manageUsers },
    { key: 'audit', to: paths.adminAudit(), may: can.searchAudit },
    { key: 'divisions', to: paths.adminDivisions(), may: can.manageDivisions },
    { key: 'units', to: paths.adminUnits(), may: can.manageOrganizations },
    { key: 'calendar', to: paths.adminCalendar(), may: can.editSettings },
    { key: 'rules', to: paths.adminRules(), may: can.editSettings },
    { key: 'lights', to: paths.adminLights(), may: can.editSettings },
    { key: 'map', to: paths.adminMap(), may: can.editSettings },
    { key: 'webhooks', to: paths.webhooks(), may: can.editSettings },
    { key: 'tokens', to: paths.adminTokens(), may: can.manageTokens },
  ] as const
  const open = links.filter(({ may }) => may)
  if (open.length === 0) return <p className="mut">{t('admin:noPages')}</p>
  return (
    <nav className="admin-links" aria-label={t('admin:links')}>
      {open.map(({ key, to }) => (
        <Link key={key} className="card" href={href(to)}>
          <b>{t(`admin:${key}.title`)}</b>
          <span className="cap">{t(`admin:${key}.caption`)}</span>
        </Link>
      ))}
    </nav>
  )
}
