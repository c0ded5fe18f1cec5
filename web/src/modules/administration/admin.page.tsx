import { Link } from 'wouter'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Card, LightShape, Loaded, PageHead } from '../../ui/index.ts'
import { useAdminPages } from '../access/index.ts'
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
  // A warning is read by all three administrators; its page is open to one of them.
  const pages = useAdminPages()
  return (
    <ul className="admin-warnings">
      {warnings.map(({ text, path }) => {
        const [to = '', search = ''] = path?.split('?') ?? []
        return (
          <li key={text}>
            <LightShape level="NEAR" />
            <span>{text}</span>
            {pages.some(page => page.to === to) ? (
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

function Links() {
  const { t } = useWords()
  const { href } = useScope()
  const open = useAdminPages()
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
