import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { scopedHref } from '../../../scope-url.ts'
import { Button, ButtonLink, EmptyState, Loaded, PageHead, Select } from '../../../ui/index.ts'
import { useSession } from '../../access/index.ts'
import { useJurisdiction } from '../../follow-up/index.ts'
import { ReportingTabs } from '../reporting-tabs.tsx'
import { frequencyOf } from '../sheet-state.ts'
import { ImportDialog } from './import-dialog.tsx'
import { PeriodsDocument } from './progress-query.ts'
import { ProgressView } from './progress-view.tsx'
import '../observations.css'

/** 填报进度: who has reported for a period and who has not. */
export function ProgressPage() {
  const { t } = useWords()
  const { place, href } = useScope()
  const { viewer } = useSession()
  const jurisdiction = useJurisdiction(place)
  const [importing, setImporting] = useState(false)
  const chosen = usePeriod()
  const periods = useRead(PeriodsDocument, { place: jurisdiction, frequency: null }, { pause: !jurisdiction })
  const all = periods.data?.reportingPeriods ?? []
  const frequencies = [...new Set(all.map(({ frequency }) => frequency))]
  // What is usual: the newest period of the most frequent reporting.
  const frequency = frequencies.find(one => one === chosen.frequency) ?? frequencies[0] ?? null
  const listed = all.filter(one => one.frequency === frequency)
  const period = listed.find(one => one.period === chosen.period) ?? listed[0]
  return (
    <>
      <PageHead
        title={t('reporting:progress.title')}
        count={period?.words}
        caption={t('reporting:progress.caption')}
        actions={
          viewer.can.reviewObservations ? (
            <Button onClick={() => setImporting(true)}>{t('reporting:import.open')}</Button>
          ) : null
        }
      />
      <ReportingTabs at="progress" />
      <Loaded result={periods}>
        {() =>
          frequency && period ? (
            <>
              <div className="filters no-print">
                <div className="period-choice">
                  <Select
                    label={t('library:field.frequency')}
                    quiet
                    options={frequencies.map(one => ({ value: one, label: t(`library:frequency.${one}`) }))}
                    value={frequency}
                    onChange={next => chosen.choose(next, null)}
                  />
                </div>
                <div className="period-choice">
                  <Select
                    label={t('reporting:column.period')}
                    quiet
                    options={listed.map(one => ({ value: one.period, label: one.words }))}
                    value={period.period}
                    onChange={next => chosen.choose(frequency, next)}
                  />
                </div>
              </div>
              <ProgressView
                key={`${frequency} ${period.period}`}
                place={place}
                frequency={frequency}
                period={period.period}
              />
            </>
          ) : (
            <EmptyState
              action={
                viewer.can.manageIndicators ? (
                  <ButtonLink look="primary" href={href(paths.indicatorLibrary())}>
                    {t('reporting:toLibrary')}
                  </ButtonLink>
                ) : null
              }
            >
              {t('reporting:progress.none')}
            </EmptyState>
          )
        }
      </Loaded>
      {importing ? <ImportDialog place={jurisdiction} onClose={() => setImporting(false)} /> : null}
    </>
  )
}

/** The period chosen lives in the address. */
function usePeriod() {
  const search = useSearch()
  const [, navigate] = useLocation()
  const params = new URLSearchParams(search)
  return {
    frequency: frequencyOf(params.get('frequency')),
    period: params.get('period'),
    choose: (frequency: string, period: string | null) =>
      navigate(scopedHref(search, paths.reportingProgress(), { frequency, period })),
  }
}
