import { useState } from 'react'
import { useLocation } from 'wouter'
import { useRead } from '../graphql/read.ts'
import { useWords } from '../i18n/index.ts'
import { useSession } from '../modules/access/index.ts'
import { paths } from '../paths.ts'
import { useScope } from '../scope.tsx'
import { PopoverButton } from '../ui/popover.tsx'
import { PlaceBrowser, PlaceDocument } from './place-browser.tsx'

const PLACE_PAGES = paths.place('')

/** Administrators look at no board: where they look after things, without a choice. */
function OwnPlace() {
  const { t } = useWords()
  const { grants } = useSession().viewer
  const names = [...new Set(grants.map(({ jurisdiction }) => jurisdiction.name))]
  return <span className="ctx mut">{names.join('、') || t('common:place.noPlace')}</span>
}

/** Where everything on the screen lies: `武江区 › 龙归镇 ▾`. */
export function PlacePicker() {
  const { t } = useWords()
  const { viewer } = useSession()
  const { place, setPlace, href } = useScope()
  const [path, navigate] = useLocation()
  const { data } = useRead(PlaceDocument, { code: place }, { pause: !place })
  const [open, setOpen] = useState(false)
  if (!place) return <OwnPlace />
  const here = data?.division
  const name = here?.name ?? viewer.places.find(one => one.code === place)?.name ?? '…'
  const whole = (code: string) => href(paths.place(code), { place: code })
  const parent = here?.path[here.path.length - 1]
  const face = (
    <>
      <span className="sr">{t('common:place.label')}</span>
      <span className="ell" title={parent ? `${parent.name} › ${name}` : name}>
        {parent ? <span className="above">{parent.name} › </span> : null}
        {name}
      </span>
      <span className="caret" />
    </>
  )
  return (
    <PopoverButton
      label={t('common:place.choose')}
      className="ctx"
      face={face}
      open={open}
      onOpenChange={setOpen}
    >
      <PlaceBrowser
        start={place}
        onChoose={code => {
          // The page of a place is that of the one chosen.
          if (path.startsWith(PLACE_PAGES)) navigate(whole(code))
          else setPlace(code)
          setOpen(false)
        }}
        onWhole={code => {
          navigate(whole(code))
          setOpen(false)
        }}
      />
    </PopoverButton>
  )
}
