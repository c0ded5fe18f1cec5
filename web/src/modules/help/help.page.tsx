import { use } from 'react'
import { Link, useSearch } from 'wouter'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Button, cx, PageHead } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { guidesIn } from './guide-loader.ts'
import { GUIDES, type GuideName, guideOf, readGuide } from './guide-of.ts'
import { GuideView } from './guide-view.tsx'
import './help.css'
import { showShortcuts } from './shortcuts.ts'

/** 帮助: the guide of the viewer's role, and those of the others. */
export function HelpPage() {
  const { t, language } = useWords()
  const { grants } = useSession().viewer
  const guides = use(guidesIn(language))
  const shown = readGuide(useSearch()) ?? guideOf(grants.map(({ role }) => role))
  return (
    <div className="help">
      <PageHead
        title={t('help:title')}
        caption={t('help:caption')}
        actions={
          <Button shortcut="?" onClick={showShortcuts}>
            {t('help:shortcuts.title')}
          </Button>
        }
      />
      <div className="help-body">
        <Roles shown={shown} />
        <article className="card guide" lang={language}>
          <GuideView text={guides[shown]} />
        </article>
      </div>
    </div>
  )
}

function Roles({ shown }: { shown: GuideName }) {
  const { t } = useWords()
  const { href } = useScope()
  return (
    <nav className="help-roles no-print" aria-label={t('help:roles')}>
      {GUIDES.map(name => (
        <Link
          key={name}
          href={href(paths.help(), { role: name })}
          className={cx(name === shown && 'on')}
          aria-current={name === shown ? 'page' : undefined}
        >
          {t(`help:role.${name}`)}
        </Link>
      ))}
    </nav>
  )
}
