import { count } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { Scroll } from '../../../ui/index.ts'
import { CountLink } from './count-link.tsx'
import { growthOf, growthText } from './growth.ts'
import { type Share, scaleOf } from './shares.ts'

interface ShareBarsProps {
  label: string
  /** Head of the first column. */
  head: string
  shares: readonly Share[]
  days: number
  /** Address of the tickets of one; null where there is none. */
  hrefOf(share: Share): string | null
  /** Narrows the board to one. */
  onOnly(key: string): void
}

/** A bar for each from zero, a tick where it stood in the period before, its count as a link, and the growth. */
export function ShareBars({ label, head, shares, days, hrefOf, onOnly }: ShareBarsProps) {
  const { t, language } = useWords()
  const at = scaleOf(shares)
  return (
    <Scroll className="bars-scroll" label={label}>
      <table className="bars" aria-label={label}>
        <colgroup>
          <col className="c-name" />
          <col />
          <col className="c-value" />
          <col className="c-change" />
        </colgroup>
        <thead className="sr">
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">{t('complaintBoard:categories.before', { count: days })}</th>
            <th scope="col">{t('complaintBoard:categories.value')}</th>
            <th scope="col">{t('complaintBoard:categories.change')}</th>
          </tr>
        </thead>
        <tbody>
          {shares.map(share => {
            const href = hrefOf(share)
            const name = t('complaintBoard:categories.only', { name: share.name })
            return (
              <tr key={share.key}>
                <th scope="row">
                  <button
                    type="button"
                    className="ell"
                    title={name}
                    aria-label={name}
                    onClick={() => onOnly(share.key)}
                  >
                    {share.name}
                  </button>
                </th>
                <td className="cb">
                  <div className="cbar">
                    <i style={{ width: `${at(share.value)}%` }} />
                    <s style={{ left: `${at(share.before)}%` }} />
                  </div>
                  <span className="sr">{share.before}</span>
                </td>
                <td className="num">
                  {href ? (
                    <CountLink value={share.value} href={href} label={share.name} />
                  ) : (
                    count(share.value, language)
                  )}
                </td>
                <td className="num mut">
                  {growthText(growthOf(share.value, share.before)) ??
                    (share.value > 0 ? t('complaintBoard:categories.fresh') : null)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scroll>
  )
}
