import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { Light } from '../../ui/index.ts'
import { InstructButton } from '../instructions/index.ts'
import { useBoard } from './board-view.tsx'
import { Count } from './counts.tsx'
import { useGapLists } from './gap-links.ts'

const GapFragment = graphql(`
  fragment CockpitGaps on Cockpit {
    gaps {
      kind
      count
    }
  }
`)

/** What has no owner or no fresh value: grey, never green, each with its list. Nothing where nothing is missing. */
export function GapLine({ cockpit }: { cockpit: FragmentType<typeof GapFragment> }) {
  const { t } = useWords()
  const { days, asOf, fresh } = useBoard()
  const list = useGapLists(days)
  const { gaps } = readFragment(GapFragment, cockpit)
  if (gaps.length === 0) return null
  const words = gaps.map(({ kind, count }) => `${t(`dashboard:gap.${kind}`)} ${count}`)
  return (
    <section className="card gaps" aria-label={t('dashboard:attention.NO_DATA')}>
      <Light level="NO_DATA">{t('dashboard:attention.NO_DATA')}</Light>
      <ul>
        {gaps.map(({ kind, count }) => (
          <li key={kind}>
            {t(`dashboard:gap.${kind}`)}{' '}
            <Count
              value={count}
              href={list(kind)}
              label={t(`dashboard:gap.${kind}`)}
              how={{
                definition: t(`dashboard:how.gap.${kind}`),
                source: t(`dashboard:how.gapSource.${kind}`),
                asOf,
                fresh,
              }}
            />
          </li>
        ))}
      </ul>
      <InstructButton
        look="plain"
        subjectTitle={t('dashboard:instruct.gaps', { words: words.join(t('dashboard:instruct.and')) })}
      />
    </section>
  )
}
