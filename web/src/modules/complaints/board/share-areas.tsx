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
/** Per cent of the box a tile needs for its name, and for its count alone. */
const NAME_ROOM = { width: 23, height: 12 }
const COUNT_ROOM = { width: 11, height: 8 }

/** Areas by count, shaded by growth; each leads to its tickets. */
export function ShareAreas({ label, shares, hrefOf }: ShareAreasProps) {
  const { t, language } = useWords()
  return (
    <div className="areas-box">
      <ul className="treemap" aria-label={label}>
        {treemap(shares, ({ value }) => value, RATIO).map(({ item, x, y, width, height }) => {
          const growth = growthOf(item.value, item.before)
          const named = width >= NAME_ROOM.width && height >= NAME_ROOM.height
          const counted = width >= COUNT_ROOM.width && height >= COUNT_ROOM.height
          const words = t('complaintBoard:categories.list', { name: item.name, count: item.value })
          return (
            <li
              key={item.key}
              style={{ left: `${x}%`, top: `${y}%`, width: `${width}%`, height: `${height}%` }}
            >
              <Link
                href={hrefOf(item)}
                className={`area ${growthStep(growth)}`}
                title={`${item.name} ${item.value} ${growthText(growth) ?? ''}`.trim()}
                aria-label={words}
              >
                {named ? <b className="ell">{item.name}</b> : null}
                {counted ? (
                  <span className="nw">
                    {count(item.value, language)}
                    {named ? <small> {growthText(growth)}</small> : null}
                  </span>
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
