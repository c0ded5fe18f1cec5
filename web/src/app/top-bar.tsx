import { Link } from 'wouter'
import { useWords } from '../i18n/index.ts'
import { useSession } from '../modules/access/index.ts'
import { Bell } from '../modules/notifications/index.ts'
import { SearchButton } from '../modules/search/index.ts'
import { paths } from '../paths.ts'
import { useScope } from '../scope.tsx'
import { PopoverButton } from '../ui/popover.tsx'
import { AsOfPicker } from './as-of-picker.tsx'
import { PlacePicker } from './place-picker.tsx'
import { UserMenu } from './user-menu.tsx'

export function TopBar() {
  const { t } = useWords()
  const { href, place } = useScope()
  return (
    <header className="top no-print">
      <Link className="brand" href={href(paths.cockpit())} aria-label={t('common:app.name')}>
        {t('common:app.brand')}
      </Link>
      <PlacePicker />
      {place ? <AsOfPicker /> : null}
      <DemoTags />
      <span className="grow" />
      <SearchButton />
      <Bell />
      <UserMenu />
    </header>
  )
}

/** 演示数据 and 演示时钟, each saying on request what it means. */
function DemoTags() {
  const { t } = useWords()
  const { server } = useSession()
  return (
    <span className="demos">
      {server.demo ? (
        <DemoTag word={t('common:frame.demoData')} meaning={t('common:frame.demoDataHint')} />
      ) : null}
      {server.fixedClock ? (
        <DemoTag
          word={t('common:frame.demoClock', { day: server.fixedClock })}
          meaning={t('common:frame.demoClockHint', { day: server.fixedClock })}
        />
      ) : null}
    </span>
  )
}

const DemoTag = ({ word, meaning }: { word: string; meaning: string }) => (
  <PopoverButton label={word} face={word} className="demo">
    <p className="pad hint">{meaning}</p>
  </PopoverButton>
)
