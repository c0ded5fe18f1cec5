import { useLocation, useParams, useSearch } from 'wouter'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { ButtonLink, EmptyState, Loaded, MultiSelect, PageHead, Select, toast } from '../../../ui/index.ts'
import '../figures.css'
import { shortName } from '../places/place-name.ts'
import { CompareChart } from './compare-chart.tsx'
import { type Around, choicesOf, usualPlaces } from './compare-choices.ts'
import { ComparePlacesDocument, IndicatorCompareDocument } from './compare-query.ts'
import { CompareTable } from './compare-table.tsx'
import {
  type CompareView,
  compareParams,
  MOST,
  readCompare,
  SHOW_CHOICES,
  SPAN_CHOICES,
} from './compare-url.ts'

/** One indicator, several places and periods side by side. */
export function IndicatorComparePage() {
  const { id } = useParams() as { id: string }
  const { place } = useScope()
  const around = useRead(ComparePlacesDocument, { place }, { pause: place === '' })
  return (
    <Loaded result={around}>
      {({ division }) => (division ? <Compare id={id} around={division} /> : <EmptyState />)}
    </Loaded>
  )
}

function Compare({ id, around }: { id: string; around: Around }) {
  const { t } = useWords()
  const { asOf, href } = useScope()
  const [, navigate] = useLocation()
  const view = readCompare(useSearch())
  const places = view.places.length > 0 ? [...view.places] : usualPlaces(around)
  const result = useRead(IndicatorCompareDocument, { id, places, periods: view.periods, asOf })
  const change = (next: Partial<CompareView>) =>
    navigate(href(paths.indicatorCompare(id), compareParams({ ...view, places, ...next })))
  const choose = (codes: string[]) =>
    codes.length > MOST ? toast(t('figures:compare.tooMany'), { bad: true }) : change({ places: codes })
  const name = result.data?.indicatorComparison.indicator.name
  return (
    <>
      <PageHead
        title={t('figures:compare.title', { name: name ?? '' })}
        caption={t('figures:compare.caption')}
        actions={<ButtonLink href={href(paths.indicator(id))}>{t('figures:compare.back')}</ButtonLink>}
      />
      <div className="ind-filters">
        <MultiSelect
          label={t('figures:compare.places')}
          value={places}
          onChange={choose}
          options={choicesOf(around).map(one => ({ value: one.code, label: shortName(one.name) }))}
        />
        <div className="picks">
          <Select
            quiet
            label={t('figures:compare.periods')}
            value={String(view.periods)}
            onChange={value => change({ periods: SPAN_CHOICES.find(one => String(one) === value) ?? 24 })}
            options={SPAN_CHOICES.map(count => ({
              value: String(count),
              label: t('figures:compare.periodsOf', { count }),
            }))}
          />
          <Select
            quiet
            label={t('figures:compare.show')}
            value={view.show}
            onChange={show => change({ show })}
            options={SHOW_CHOICES.map(value => ({ value, label: t(`figures:compare.${value}`) }))}
          />
        </div>
      </div>
      <Loaded
        result={result}
        empty={{
          when: data => data.indicatorComparison.periods.length === 0,
          text: t('figures:compare.noData'),
        }}
      >
        {({ indicatorComparison }) => (
          <div className="compare">
            <CompareChart comparison={indicatorComparison} />
            <CompareTable
              id={id}
              comparison={indicatorComparison}
              show={view.show}
              remove={code => change({ places: places.filter(one => one !== code) })}
            />
          </div>
        )}
      </Loaded>
    </>
  )
}
