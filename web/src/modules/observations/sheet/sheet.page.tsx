import { useState } from 'react'
import { useParams } from 'wouter'
import { readFragment } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { instant } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import {
  Button,
  ButtonLink,
  DateText,
  EmptyState,
  Kbd,
  Light,
  Loaded,
  PageHead,
  toast,
  useNarrow,
  useSubmitKey,
} from '../../../ui/index.ts'
import { useSession } from '../../access/index.ts'
import { shortName } from '../../indicators/places/place-name.ts'
import {
  ObservationDoc,
  type Sheet,
  SheetDocument,
  type SheetHead,
  SheetHeadDoc,
} from '../reporting-query.ts'
import { frequencyOf, givenOf, isOwed } from '../sheet-state.ts'
import { cellOf, isAnswered, SheetFaults } from './sheet-faults.tsx'
import { SheetFileDialog } from './sheet-file.tsx'
import { focusCell, SheetCard, SheetTableRow } from './sheet-row.tsx'
import { cellAt, isEmpty, NO_VALUES } from './sheet-values.ts'
import { type Fault, type SheetControl, useSheet } from './use-sheet.ts'
import '../observations.css'

/** 报表: all that a place owes for one period, on one sheet. */
export function SheetPage() {
  const { t } = useWords()
  const { href } = useScope()
  const params = useParams<{ place: string; frequency: string; period: string }>()
  const frequency = frequencyOf(params.frequency)
  const result = useRead(
    SheetDocument,
    { place: params.place, frequency: frequency ?? 'MONTHLY', period: params.period },
    { pause: frequency === null, fresh: true },
  )
  const back = <ButtonLink href={href(paths.reporting())}>{t('reporting:back')}</ButtonLink>
  if (frequency === null)
    return (
      <>
        <PageHead title={t('reporting:sheet')} actions={back} />
        <EmptyState>{t('reporting:gone')}</EmptyState>
      </>
    )
  return (
    <Loaded result={result}>
      {({ reportingSheet: sheet }) => (
        <SheetForm key={standing(sheet)} sheet={sheet} onStale={result.retry} />
      )}
    </Loaded>
  )
}

/** Changes when any value of the sheet has moved on: the form then starts anew; what was typed and not handed in is in its draft. */
const standing = (sheet: Sheet): string =>
  sheet.rows
    .map(({ observation, canEnter }) => {
      const one = readFragment(ObservationDoc, observation)
      return `${one?.id}${one?.version}${canEnter}`
    })
    .join()

interface SheetFormProps {
  sheet: Sheet
  onStale(): void
}

function SheetForm({ sheet, onStale }: SheetFormProps) {
  const { t } = useWords()
  const { viewer } = useSession()
  const { href } = useScope()
  const head = readFragment(SheetHeadDoc, sheet.head)
  const control = useSheet(sheet, viewer.id)
  const [fileOpen, setFileOpen] = useState(false)
  const { shapes, values, faults, submitting } = control
  const filled = shapes.filter(({ id, open }) => open && !isEmpty(values[id] ?? NO_VALUES)).length
  const open = shapes.some(shape => shape.open)
  const go = (fault: Fault) => {
    const row = shapes.findIndex(({ id }) => id === fault.indicatorId)
    const shape = shapes[row]
    if (!shape) return
    const wanted = cellOf(fault)
    const column = [0, 1, 2].find(one => cellAt(shape, one) === wanted) ?? 0
    focusCell({ row, column: fault.severity === 'DOUBT' && !isAnswered(fault, values) ? 2 : column })
  }
  const submit = async () => {
    if (!open || submitting || filled === 0) return
    const outcome = await control.submit()
    if ('submitted' in outcome) {
      toast(t('reporting:submitted', { count: outcome.submitted }))
      return onStale()
    }
    toast(outcome.failure?.message ?? t('reporting:fault.stopped'), { bad: true })
  }
  useSubmitKey(() => void submit())
  const file = `place=${head.place.code}&frequency=${head.reporting.frequency}&period=${head.reporting.period}`
  return (
    <div className="sheet">
      <PageHead
        title={t('reporting:sheetTitle', { place: shortName(head.place.name), period: head.reporting.words })}
        count={t('reporting:rows', { count: sheet.rows.length })}
        caption={<SheetCaption head={head} />}
        actions={
          <>
            {open ? (
              <Button onClick={() => setFileOpen(true)}>{t('reporting:file.open')}</Button>
            ) : viewer.can.reportObservations ? (
              <ButtonLink href={`/files/observations/sheet.xlsx?${file}`} download>
                {t('reporting:file.download')}
              </ButtonLink>
            ) : null}
            <ButtonLink href={href(paths.reporting())}>{t('reporting:back')}</ButtonLink>
          </>
        }
      />
      <SheetFaults faults={faults} values={values} onGo={go} />
      <SheetRows sheet={sheet} control={control} onStale={onStale} />
      {open ? (
        <footer className="sheet-foot">
          <DraftMark control={control} by={sheet.draftSavedBy} />
          <span className="row-keys cap nw">
            <Kbd>↑</Kbd> <Kbd>↓</Kbd> <Kbd>Enter</Kbd> <Kbd>Tab</Kbd> {t('reporting:keys')}
          </span>
          <Button
            look="primary"
            busy={submitting}
            disabled={filled === 0}
            shortcut="Ctrl ↵"
            onClick={() => void submit()}
          >
            {t('reporting:submit', { count: filled })}
          </Button>
        </footer>
      ) : null}
      {fileOpen ? (
        <SheetFileDialog
          address={file}
          onClose={() => setFileOpen(false)}
          onDone={() => {
            setFileOpen(false)
            onStale()
          }}
        />
      ) : null}
    </div>
  )
}

/** Light, date, and until when it can be filled in. */
function SheetCaption({ head }: { head: SheetHead }) {
  const { t } = useWords()
  const { reporting, reopenedUntil } = head
  return (
    <span className="state-line">
      {isOwed(head) ? <Light level={head.light} /> : null}
      <span>
        {t('reporting:column.due')} <DateText day={reporting.dueOn} />
      </span>
      <span>
        {reopenedUntil ? (
          <>
            {t('reporting:reopenedUntil')} <DateText day={reopenedUntil} />
          </>
        ) : reporting.open ? (
          <>
            {t('reporting:column.closes')} <DateText day={reporting.closesOn} />
          </>
        ) : (
          t('reporting:closed')
        )}
      </span>
      <span>
        {t('reporting:progressLine', {
          given: givenOf(head),
          owed: head.owed,
          published: head.published,
        })}
      </span>
    </span>
  )
}

/** `已保存 10:32` */
function DraftMark({ control: { draft }, by }: { control: SheetControl; by: string | null | undefined }) {
  const { t } = useWords()
  const words = () => {
    if (draft.state === 'failed') return t('reporting:draft.failed')
    if (draft.state === 'saving' || draft.state === 'dirty') return t('reporting:draft.saving')
    if (!draft.savedAt) return t('reporting:draft.automatic')
    const time = instant(draft.savedAt).slice(11)
    return draft.state === 'idle' && by
      ? t('reporting:draft.savedBy', { time: instant(draft.savedAt).slice(5), name: by })
      : t('reporting:draft.saved', { time })
  }
  return (
    <span className="cap grow" role="status">
      {words()}
    </span>
  )
}

interface SheetRowsProps extends SheetFormProps {
  control: SheetControl
}

/** A table, or one indicator a card on a phone. */
function SheetRows({ sheet, control, onStale }: SheetRowsProps) {
  const { t } = useWords()
  const narrow = useNarrow()
  if (sheet.rows.length === 0) return <EmptyState>{t('reporting:nothing')}</EmptyState>
  const rows = sheet.rows.map((row, at) => ({
    key: row.indicator.id,
    props: { row, at, control, onStale },
  }))
  if (narrow)
    return (
      <ul className="sheet-cards">
        {rows.map(({ key, props }) => (
          <SheetCard key={key} {...props} />
        ))}
      </ul>
    )
  return (
    <div className="card sheet-table">
      <table className="tbl" aria-label={t('reporting:sheet')}>
        <thead>
          <tr>
            <th>{t('reporting:column.indicator')}</th>
            <th className="w-figure">{t('reporting:column.first')}</th>
            <th className="w-figure">{t('reporting:column.second')}</th>
            <th className="num w-live">{t('reporting:column.live')}</th>
            <th className="num w-before">{t('reporting:column.before')}</th>
            <th className="w-note">{t('reporting:column.note')}</th>
            <th className="w-state">{t('reporting:column.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, props }) => (
            <SheetTableRow key={key} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
