import { count } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { Scroll } from '../../../ui/index.ts'
import { CountLink } from './count-link.tsx'
import { growthOf, growthText } from './growth.ts'
import type { Share } from './shares.ts'

interface ShareTableProps {
  label: string
  head: string
  shares: readonly (Share & { yearBefore: number })[]
  days: number
  hrefOf(share: Share): string | null
}

/** The same counts as plain figures, with the year before. */
export function ShareTable({ label, head, shares, days, hrefOf }: ShareTableProps) {
  const { t, language } = useWords()
  return (
    <Scroll className="bars-scroll" label={label}>
      <table className="tbl dense" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" className="num">
              {t('complaintBoard:categories.value')}
            </th>
            <th scope="col" className="num">
              {t('complaintBoard:categories.before', { count: days })}
            </th>
            <th scope="col" className="num">
              {t('complaintBoard:strip.yearBefore')}
            </th>
            <th scope="col" className="num">
              {t('complaintBoard:categories.change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shares.map(share => {
            const href = hrefOf(share)
            return (
              <tr key={share.key}>
                <th scope="row" className="ell" title={share.name}>
                  {share.name}
                </th>
                <td className="num">
                  {href ? <CountLink value={share.value} href={href} /> : count(share.value, language)}
                </td>
                <td className="num mut">{count(share.before, language)}</td>
                <td className="num mut">{count(share.yearBefore, language)}</td>
                <td className="num mut">{growthText(growthOf(share.value, share.before))}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scroll>
  )
}
