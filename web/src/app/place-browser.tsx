import { useState } from 'react'
import { graphql } from '../graphql/generated/index.ts'
import { useRead } from '../graphql/read.ts'
import { useWords } from '../i18n/index.ts'
import { useSession } from '../modules/access/index.ts'
import { Loaded } from '../ui/loaded.tsx'

export const PlaceDocument = graphql(`
  query Place($code: ID!) {
    division(code: $code) {
      code
      name
      path {
        code
        name
      }
      children {
        code
        name
        childCount
      }
    }
  }
`)

interface PlaceBrowserProps {
  start: string
  onChoose(code: string): void
  /** Opens everything of the place. */
  onWhole(code: string): void
}

interface Place {
  code: string
  name: string
  childCount: number
}

/** Walks the tree: up by the breadcrumb, down by the arrow, across by typing. */
export function PlaceBrowser({ start, onChoose, onWhole }: PlaceBrowserProps) {
  const { t } = useWords()
  const { viewer } = useSession()
  // Null = the list of everything this viewer may choose as a root.
  const [at, setAt] = useState<string | null>(start)
  const [words, setWords] = useState('')
  const result = useRead(PlaceDocument, { code: at ?? '' }, { pause: at === null })
  const go = (code: string | null) => {
    setAt(code)
    setWords('')
  }
  const several = viewer.places.length > 1
  const list = (places: readonly Place[]) => (
    <Places places={places} words={words} onChoose={onChoose} onDrill={go} />
  )
  return (
    <div className="places">
      <input
        className="field"
        placeholder={t('common:place.search')}
        aria-label={t('common:place.search')}
        value={words}
        onChange={event => setWords(event.target.value)}
      />
      {at === null ? (
        <>
          <div className="crumbs cap">{t('common:place.all')}</div>
          {list(viewer.places)}
        </>
      ) : (
        <Loaded result={result}>
          {({ division }) => (
            <>
              <nav className="crumbs cap" aria-label={t('common:place.label')}>
                {several ? (
                  <button type="button" onClick={() => go(null)}>
                    {t('common:place.all')}
                  </button>
                ) : null}
                {division?.path.map(above => (
                  <button key={above.code} type="button" onClick={() => go(above.code)}>
                    {above.name}
                  </button>
                ))}
              </nav>
              {division ? (
                <>
                  <button type="button" className="opt here" onClick={() => onChoose(division.code)}>
                    {t('common:place.showHere', { name: division.name })}
                  </button>
                  <button type="button" className="opt here" onClick={() => onWhole(division.code)}>
                    {t('places:open', { name: division.name })}
                  </button>
                </>
              ) : null}
              {list(division?.children ?? [])}
            </>
          )}
        </Loaded>
      )}
    </div>
  )
}

interface PlacesProps {
  places: readonly Place[]
  words: string
  onChoose(code: string): void
  onDrill(code: string): void
}

function Places({ places, words, onChoose, onDrill }: PlacesProps) {
  const { t } = useWords()
  const shown = places.filter(place => place.name.includes(words.trim()))
  if (places.length === 0) return <p className="none cap">{t('common:place.none')}</p>
  if (shown.length === 0)
    return <p className="none cap">{t('common:place.noMatch', { words: words.trim() })}</p>
  return (
    <ul>
      {shown.map(({ code, name, childCount }) => (
        <li key={code}>
          <button type="button" className="opt grow" onClick={() => onChoose(code)}>
            {name}
          </button>
          {childCount > 0 ? (
            <button
              type="button"
              className="opt drill"
              aria-label={t('common:place.drill', { name })}
              onClick={() => onDrill(code)}
            >
              <span className="cap">{childCount}</span> ›
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
