import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { Card } from '../../ui/index.ts'
import { burdenBar } from './desk-sections.ts'

export const BurdenFactsFragment = graphql(`
  fragment BurdenFacts on Burden {
    asked
    given
    cap
    parts {
      name
      count
    }
  }
`)

/** 本月要你单位报送: what was asked this month, what was given, and the cap the office set itself. */
export function BurdenCard({ burden: masked }: { burden: FragmentType<typeof BurdenFactsFragment> }) {
  const { t } = useWords()
  const burden = readFragment(BurdenFactsFragment, masked)
  const { asked, given, cap, parts } = burden
  const bar = burdenBar({ asked, given, cap: cap ?? null })
  const over = cap ? asked - cap : 0
  return (
    <Card
      className="burden"
      title={t('desk:burden.title', { count: asked })}
      caption={cap ? t('desk:burden.cap', { count: cap }) : null}
      aside={
        over > 0 ? (
          <b className="over">{t('desk:burden.over', { count: over })}</b>
        ) : asked > 0 ? (
          <span className="mut">{t('desk:burden.given', { count: given })}</span>
        ) : null
      }
    >
      {asked === 0 ? (
        <p className="cap">{t('desk:burden.none')}</p>
      ) : (
        <>
          <div className="bar" role="img" aria-label={t('desk:burden.bar', { asked, given })}>
            <i className="given" style={{ width: `${bar.given}%` }} />
            <i className="open" style={{ width: `${bar.open}%` }} />
          </div>
          <div className="cap parts">
            {parts.map(({ name, count }) => (
              <span key={name}>{t('desk:burden.part', { name, count })}</span>
            ))}
          </div>
        </>
      )}
    </Card>
  )
}
