import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWrite } from '../../graphql/write.ts'
import { instant } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Button, Card, confirm, FileDrop, Loaded, PageHead, TextField, toast } from '../../ui/index.ts'
import { type SheetError, sendFile } from '../sheets/index.ts'
import { SheetErrors } from '../sheets/sheet-errors.tsx'
import { RatingTabs } from './rating-tabs.tsx'
import './ratings.css'

const RatingImportsDocument = graphql(`
  query RatingImports($place: ID!) {
    ratingImports(place: $place) {
      id
      fileName
      source
      rows
      created
      updated
      unchanged
      importedAt
      importedBy
      undoneAt
      undoneBy
      canUndo
    }
  }
`)
const UndoRatingImportDocument = graphql(`
  mutation UndoRatingImport($place: ID!, $id: ID!) {
    undoRatingImport(place: $place, id: $id) {
      id
      undoneAt
      undoneBy
      canUndo
    }
  }
`)

/** What a sheet would bring, or brought. */
interface Outcome {
  rows: number
  ready: number
  created: number
  updated: number
  unchanged: number
  rated: number
  byDefault: number
  bad: number
  columns: { head: string; meaning: string }[]
  errors: SheetError[]
}

/** A sheet of ratings: looked at first, then brought in; what came in can be taken back. */
export function RatingImportPage() {
  const { t } = useWords()
  const { place } = useScope()
  const result = useRead(RatingImportsDocument, { place }, { pause: place === '', fresh: true })
  return (
    <>
      <PageHead title={t('ratings:import.title')} caption={t('ratings:import.caption')} />
      <RatingTabs here="import" />
      <div className="col">
        <Upload place={place} onDone={result.retry} />
        <Card title={t('ratings:import.history')} bare>
          <Loaded result={result}>
            {({ ratingImports }) => <Imports place={place} imports={ratingImports} />}
          </Loaded>
        </Card>
      </div>
    </>
  )
}

function Upload({ place, onDone }: { place: string; onDone(): void }) {
  const { t } = useWords()
  const [source, setSource] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async (sheet: File, commit: boolean) => {
    setBusy(true)
    const params = new URLSearchParams({ place, source, commit: commit ? '1' : '0' })
    const { answer, failure: refused } = await sendFile<Outcome>(`/files/ratings/import?${params}`, sheet)
    setBusy(false)
    setFailure(refused)
    if (answer && commit && answer.errors.length === 0) {
      setOutcome(null)
      setFile(null)
      toast(t('ratings:import.done', { created: answer.created, updated: answer.updated }))
      return onDone()
    }
    setOutcome(answer)
    setFile(answer ? sheet : null)
  }
  return (
    <Card title={file ? t('ratings:import.preview', { name: file.name }) : t('ratings:import.title')}>
      {outcome && file ? (
        <Preview
          outcome={outcome}
          busy={busy}
          onCommit={() => void send(file, true)}
          onAgain={() => {
            setOutcome(null)
            setFile(null)
          }}
        />
      ) : (
        <div className="col">
          <TextField
            label={t('ratings:import.source')}
            hint={t('ratings:import.sourceHint')}
            value={source}
            onChange={setSource}
            placeholder="好差评系统"
          />
          <FileDrop
            accept={['.xlsx', '.csv']}
            limitMb={5}
            hint={t('ratings:import.drop')}
            busy={busy}
            onFile={sheet => void send(sheet, false)}
          />
        </div>
      )}
      {failure ? (
        <p className="over said" role="alert">
          {failure}
        </p>
      ) : null}
    </Card>
  )
}

interface PreviewProps {
  outcome: Outcome
  busy: boolean
  onCommit(): void
  onAgain(): void
}

function Preview({ outcome, busy, onCommit, onAgain }: PreviewProps) {
  const { t } = useWords()
  const { rows, ready, created, updated, unchanged, rated, byDefault, bad, columns, errors } = outcome
  const counts = [
    ['new', created],
    ['changed', updated],
    ['same', unchanged],
    ['rated', rated],
    ['byDefault', byDefault],
    ['bad', bad],
  ] as const
  const brings = created + updated
  return (
    <>
      <p>{t('ratings:import.rows', { rows, ready })}</p>
      {errors.length > 0 ? (
        <>
          <p role="alert">{t('ratings:import.faults', { count: errors.length })}</p>
          <SheetErrors rows={rows} errors={errors} />
        </>
      ) : (
        <div className="import-counts">
          {counts.map(([name, value]) => (
            <span key={name}>
              <b>{value}</b> {t(`ratings:import.${name}`)}
            </span>
          ))}
        </div>
      )}
      <p className="cap">
        {t('ratings:import.columns')}：
        {columns.map(({ head, meaning }) => (head === meaning ? head : `${head} → ${meaning}`)).join('、')}
      </p>
      <div className="row">
        <Button onClick={onAgain}>{t('ratings:import.again')}</Button>
        {errors.length === 0 ? (
          <Button look="primary" busy={busy} disabled={brings === 0} onClick={onCommit}>
            {brings === 0 ? t('ratings:import.nothing') : t('ratings:import.commit', { count: brings })}
          </Button>
        ) : null}
      </div>
    </>
  )
}

interface ImportsProps {
  place: string
  imports: readonly {
    id: string
    fileName: string
    source: string
    rows: number
    created: number
    updated: number
    unchanged: number
    importedAt: string
    importedBy: string
    undoneAt?: string | null | undefined
    undoneBy?: string | null | undefined
    canUndo: boolean
  }[]
}

function Imports({ place, imports }: ImportsProps) {
  const { t } = useWords()
  const [undo, busy] = useWrite(UndoRatingImportDocument)
  if (imports.length === 0) return <p className="bd mut">{t('ratings:import.none')}</p>
  const takeBack = async (id: string, name: string, count: number) => {
    const sure = await confirm({
      title: t('ratings:import.undoTitle'),
      body: t('ratings:import.undoBody', { name, count }),
      action: t('ratings:import.undo'),
    })
    if (sure === null) return
    const { failure } = await undo({ place, id })
    toast(failure ? failure.message : t('ratings:import.undoneToast'), failure ? { bad: true } : undefined)
  }
  const heads = ['file', 'source', 'at', 'by', 'new', 'changed', 'same'] as const
  return (
    <div className="rating-rows">
      <table className="tbl dense">
        <thead>
          <tr>
            {heads.map(head => (
              <th
                key={head}
                scope="col"
                className={['new', 'changed', 'same'].includes(head) ? 'num' : undefined}
              >
                {t(`ratings:import.${head}`)}
              </th>
            ))}
            <th />
          </tr>
        </thead>
        <tbody>
          {imports.map(one => (
            <tr key={one.id}>
              <td className="ell name" title={one.fileName}>
                {one.fileName}
              </td>
              <td>{one.source}</td>
              <td>{instant(one.importedAt)}</td>
              <td>{one.importedBy}</td>
              <td className="num">{one.created}</td>
              <td className="num">{one.updated}</td>
              <td className="num">{one.unchanged}</td>
              <td>
                {one.undoneAt ? (
                  <span className="mut">
                    {t('ratings:import.undone', { at: instant(one.undoneAt), by: one.undoneBy ?? '' })}
                  </span>
                ) : one.canUndo ? (
                  <Button small busy={busy} onClick={() => void takeBack(one.id, one.fileName, one.created)}>
                    {t('ratings:import.undo')}
                  </Button>
                ) : (
                  <span className="mut">{t('ratings:import.cannotUndo')}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
