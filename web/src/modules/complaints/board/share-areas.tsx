import { Link } from 'wouter'
import { count } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { GROWTHS, growthOf, growthStep, growthText } from './growth.ts'
import type { Share } from './shares.ts'
import { treemap } from './treemap.ts'

interface ShareAreasProps {
  label: string
  shares: readonly Share[]
  hrefOf(share: Share): string
}

/** About as wide as high, as the card is. */
const RATIO = 1.05
/** Per cent of the box below which a tile has no room for words. */
const ROOM = { width: 16, height: 9 }

/** Areas by count, shaded by growth; each leads to its tickets. */
export function ShareAreas({ label, shares, hrefOf }: ShareAreasProps) {
  const { t, language } = useWords()
  return (
    <div className="areas-box">
      <ul className="treemap" aria-label={label}>
        {treemap(shares, ({ value }) => value, RATIO).map(({ item, x, y, width, height }) => {
          const growth = growthOf(item.value, item.before)
          const fits = width >= ROOM.width && height >= ROOM.height
          const words = t('complaintBoard:categories.list', { name: item.name, count: item.value })
          return (
            <li
              key={item.key}
              style={{ left: `${x}%`, top: `${y}%`, width: `${width}%`, height: `${height}%` }}
            >
              <Link
                href={hrefOf(item)}
                className={`tile ${growthStep(growth)}`}
                title={`${item.name} ${item.value} ${growthText(growth) ?? ''}`.trim()}
                aria-label={words}
              >
                {fits ? (
                  <>
                    <b className="ell">{item.name}</b>
                    <span className="nw">
                      {count(item.value, language)} <small>{growthText(growth)}</small>
                    </span>
                  </>
                ) : null}
              </Link>
            </li>
          )
        })}
      </ul>
      <p className="shades cap">
        {GROWTHS.map(growth => (
          <span key={growth}>
            <i className={growth} aria-hidden="true" />
            {t(`complaintBoard:categories.growth.${growth}`)}
          </span>
        ))}
      </p>
    </div>
  )
}
