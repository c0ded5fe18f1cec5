import { useMemo, useState } from 'react'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import {
  Button,
  Chip,
  DataTable,
  DateText,
  EmptyState,
  ListExport,
  Loaded,
  toast,
} from '../../../ui/index.ts'
import { useSession } from '../../access/index.ts'
import type { Frequency } from '../../indicators/library/library-url.ts'
import { givenOf, isComplete } from '../sheet-state.ts'
import { ProgressCard, useProgressColumns } from './progress-columns.tsx'
import { type PlaceProgress, type ProgressData, ProgressDocument, RemindDocument } from './progress-query.ts'
import { ReopenDialog } from './reopen-dialog.tsx'

interface ProgressViewProps {
  place: string
  frequency: Frequency
  period: string
}

const keyOf = (row: PlaceProgress) => row.place.code
const card = (row: PlaceProgress) => <ProgressCard row={row} />
/** Still owes something. */
const isMissing = (row: PlaceProgress) => !isComplete(row)

/** Bars of what has come, then the places, those that owe most first; reminders and reopening for the steward. */
export function ProgressView({ place, frequency, period }: ProgressViewProps) {
  const { t } = useWords()
  const { asOf, today } = useScope()
  const { can } = useSession().viewer
  const result = useRead(ProgressDocument, { place, frequency, period }, { fresh: true })
  const [onlyMissing, setOnlyMissing] = useState(true)
  const [reopening, setReopening] = useState<PlaceProgress | 'ALL' | null>(null)
  const all = result.data?.reportingProgress.places ?? []
  const missing = all.filter(isMissing)
  const rows = useMemo(() => {
    const left = (row: PlaceProgress) => row.owed - givenOf(row)
    return [...(onlyMissing ? missing : all)].sort(
      (one, other) => left(other) - left(one) || one.place.code.localeCompare(other.place.code),
    )
  }, [all, missing, onlyMissing])
  const [remind, reminding] = useReminder({ place, frequency, period })
  const may = can.reviewObservations && asOf === today
  const columns = useProgressColumns({
    may,
    closed: result.data?.reportingProgress.reporting.open === false,
    remind: row => void remind([row]),
    reopen: setReopening,
    frequency,
    period,
  })
  return (
    <Loaded result={result}>
      {({ reportingProgress: progress }) => (
        <>
          <Coverage progress={progress} />
          <div className="filters no-print">
            <Chip on={onlyMissing} count={missing.length} onPress={() => setOnlyMissing(!onlyMissing)}>
              {t('reporting:progress.missing')}
            </Chip>
            <span className="grow" />
            <ListExport of={t('reporting:progress.title')} count={rows.length} />
            {may ? (
              <>
                {progress.reporting.open ? null : (
                  <Button onClick={() => setReopening('ALL')}>{t('reporting:reopen.open')}</Button>
                )}
                <Button
                  look="primary"
                  busy={reminding}
                  disabled={missing.length === 0}
                  onClick={() => void remind(missing)}
                >
                  {t('reporting:remind.all', { count: missing.length })}
                </Button>
              </>
            ) : null}
          </div>
          {rows.length === 0 ? (
            <EmptyState>
              {t(all.length > 0 ? 'reporting:progress.complete' : 'reporting:progress.nobody')}
            </EmptyState>
          ) : (
            <DataTable
              label={t('reporting:progress.title')}
              fill
              columns={columns}
              rows={rows}
              keyOf={keyOf}
              card={card}
            />
          )}
          {reopening ? (
            <ReopenDialog
              place={reopening === 'ALL' ? null : reopening.place}
              places={all.map(one => one.place)}
              frequency={frequency}
              period={period}
              words={progress.reporting.words}
              onClose={() => setReopening(null)}
              onDone={() => {
                setReopening(null)
                result.retry()
              }}
            />
          ) : null}
        </>
      )}
    </Loaded>
  )
}

/** Reminds the people of some places, and says whom it reached and who was left out. */
function useReminder(aim: ProgressViewProps): [(rows: readonly PlaceProgress[]) => Promise<void>, boolean] {
  const { t } = useWords()
  const [run, busy] = useWrite(RemindDocument)
  return [
    async rows => {
      const { data, failure } = await run({ ...aim, places: rows.map(({ place }) => place.code) })
      if (failure) return toast(failure.message, { bad: true })
      const { places, people, skipped } = data.remindReporters
      toast(
        [t('reporting:remind.done', { places, people }), ...skipped].join(' '),
        places === 0 ? { bad: true } : {},
      )
    },
    busy,
  ]
}

/** `已报 83/89 个地方`, `已报 540/801 格,已公布 512`. */
function Coverage({ progress }: { progress: ProgressData }) {
  const { t } = useWords()
  const { obliged, reported, owed, submitted, published, reporting } = progress
  return (
    <section className="card coverage">
      <Meter
        words={t('reporting:progress.places', { reported, obliged })}
        parts={[{ look: 'given', part: reported }]}
        whole={obliged}
      />
      <Meter
        words={t('reporting:progress.cells', { given: submitted + published, owed, published })}
        parts={[
          { look: 'done', part: published },
          { look: 'given', part: submitted },
        ]}
        whole={owed}
      />
      <div className="cap">
        {t('reporting:column.due')} <DateText day={reporting.dueOn} /> · {t('reporting:column.closes')}{' '}
        <DateText day={reporting.closesOn} />
      </div>
    </section>
  )
}

interface MeterProps {
  words: string
  parts: readonly { look: string; part: number }[]
  whole: number
}

function Meter({ words, parts, whole }: MeterProps) {
  return (
    <div className="meter">
      <span>{words}</span>
      <div className="bar" role="img" aria-label={words}>
        {parts.map(({ look, part }) => (
          <i key={look} className={look} style={{ width: whole > 0 ? `${(part / whole) * 100}%` : 0 }} />
        ))}
      </div>
    </div>
  )
}
