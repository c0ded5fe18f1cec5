import type { ReactNode } from 'react'
import type { ObservationRevisionFragment } from '../../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { Tag } from '../../../ui/index.ts'
import { partsOf, withUnit } from '../figure-words.ts'

export const ObservationRevisionFragmentDoc = graphql(`
  fragment ObservationRevision on Observation {
    id
    revision
    status
    definitionVersion
    numerator
    denominator
    value
    entry
    note
    reason
    late
    submittedOn
    submittedBy
    reviewedOn
    reviewedBy
    publishedOn
    publishedBy
    opinion
    doubts
  }
`)

interface RevisionsProps {
  /** Newest first. */
  observations: readonly FragmentType<typeof ObservationRevisionFragmentDoc>[]
  decimals: number
  unit: string | null
}

/** All that was ever reported for one place and period; what a later one replaced is struck, never gone. */
export function ObservationRevisions({ observations, decimals, unit }: RevisionsProps) {
  const { t } = useWords()
  const list = observations.map(one => readFragment(ObservationRevisionFragmentDoc, one))
  const current = list.find(({ status }) => status === 'PUBLISHED')?.id
  return (
    <section className="sec">
      <h3>{t('figures:observation.revisions')}</h3>
      <ol className="revisions">
        {list.map(one => {
          const parts = partsOf(one)
          const value = withUnit(one.value, decimals, unit)
          const words = parts ? `${value}（${parts}）` : value
          const old = one.id !== current && (one.status === 'PUBLISHED' || one.status === 'WITHDRAWN')
          return (
            <li key={one.id}>
              <p className="row">
                <b>{old ? <s>{words}</s> : words}</b>
                <Tag>
                  {one.id === current
                    ? t('figures:observation.current')
                    : t(`figures:observation.status.${one.status}`)}
                </Tag>
                {one.late ? <Tag>{t('figures:observation.late')}</Tag> : null}
                <span className="cap">
                  {t('figures:observation.revision', { count: one.revision })} ·{' '}
                  {t('figures:observation.version', { version: one.definitionVersion })} ·{' '}
                  {t(`figures:observation.entry.${one.entry}`)}
                </span>
              </p>
              <Steps one={one} />
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** Who did what, and what was said. */
function Steps({ one }: { one: ObservationRevisionFragment }) {
  const { t } = useWords()
  const by = (name: string | null | undefined, day: string | null | undefined) =>
    name && day ? t('figures:observation.by', { by: name, day }) : null
  const rows: [string, ReactNode][] = [
    [t('figures:observation.submitted'), by(one.submittedBy, one.submittedOn)],
    [t('figures:observation.reviewed'), by(one.reviewedBy, one.reviewedOn)],
    [t('figures:observation.published'), by(one.publishedBy, one.publishedOn)],
    [t('figures:observation.reason'), one.reason],
    [t('figures:observation.note'), one.note],
    [t('figures:observation.doubts'), one.doubts.length > 0 ? one.doubts.join('；') : null],
    [t('figures:observation.opinion'), one.opinion],
  ]
  return (
    <dl className="kv">
      {rows.map(([term, value]) =>
        value ? (
          <div key={term} className="pair">
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
