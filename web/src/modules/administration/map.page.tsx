import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWrite } from '../../graphql/write.ts'
import { instant } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, Card, confirm, FileDrop, Loaded, PageHead, TextField, toast } from '../../ui/index.ts'
import { sendFile } from '../sheets/index.ts'
import { useAdminPlace } from './use-admin-place.ts'
import './administration.css'

const MapDocument = graphql(`
  query AdminMap($place: ID!) {
    divisionMap(place: $place) {
      places
      origin
      uploadedAt
      uploadedBy
    }
  }
`)

const RemoveMapDocument = graphql(`
  mutation RemoveDivisionMap($place: ID!) {
    removeDivisionMap(place: $place)
  }
`)

/** What an upload is answered with. */
interface MapAnswer {
  places: number
  /** Features that are no places of this area, and places without an outline. */
  unmatched: string[]
  missing: string[]
}

/** 示意图: the outlines that indicators by place are drawn with. */
export function MapPage() {
  const { t } = useWords()
  const { code, name } = useAdminPlace()
  const result = useRead(MapDocument, { place: code })
  const [remove, removing] = useWrite(RemoveMapDocument)
  const takeAway = async () => {
    const sure = await confirm({
      title: t('admin:map.remove'),
      body: t('admin:map.removeBody'),
      action: t('admin:map.remove'),
    })
    if (!sure) return
    const { failure } = await remove({ place: code })
    if (failure) toast(failure.message, { bad: true })
    else toast(t('admin:map.removed'))
  }
  return (
    <>
      <PageHead title={t('admin:map.title')} caption={t('admin:map.pageCaption', { place: name })} />
      <div className="admin-home">
        <Card title={t('admin:map.current')}>
          <Loaded result={result} empty={{ when: data => !data.divisionMap, text: t('admin:map.none') }}>
            {({ divisionMap: map }) =>
              map ? (
                <div className="col">
                  <dl className="kv">
                    <dt>{t('admin:map.places')}</dt>
                    <dd>{t('admin:map.placesCount', { count: map.places })}</dd>
                    <dt>{t('admin:map.origin')}</dt>
                    <dd>{map.origin}</dd>
                    <dt>{t('admin:map.uploaded')}</dt>
                    <dd>
                      {instant(map.uploadedAt)} · {map.uploadedBy}
                    </dd>
                  </dl>
                  <p className="cap">{t('admin:map.notApproved')}</p>
                  <div className="row">
                    <Button busy={removing} onClick={() => void takeAway()}>
                      {t('admin:map.remove')}
                    </Button>
                  </div>
                </div>
              ) : null
            }
          </Loaded>
        </Card>
        <Upload place={code} onDone={result.retry} />
      </div>
    </>
  )
}

function Upload({ place, onDone }: { place: string; onDone(): void }) {
  const { t } = useWords()
  const [origin, setOrigin] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<MapAnswer | null>(null)
  const send = async (file: File) => {
    setAnswer(null)
    if (origin.trim() === '') return setFault(t('admin:map.needOrigin'))
    setBusy(true)
    const search = new URLSearchParams({ place, origin: origin.trim() })
    const sent = await sendFile<MapAnswer>(`/files/divisions/map?${search}`, file)
    setBusy(false)
    setFault(sent.failure)
    setAnswer(sent.answer)
    if (sent.answer) onDone()
  }
  return (
    <Card title={t('admin:map.upload')}>
      <div className="col">
        <TextField
          label={t('admin:map.origin')}
          hint={t('admin:map.originHint')}
          value={origin}
          onChange={setOrigin}
          required
        />
        <FileDrop
          accept={['.json', '.geojson']}
          limitMb={5}
          hint={t('admin:map.fileHint')}
          busy={busy}
          onFile={file => void send(file)}
        />
        {fault ? (
          <p className="over" role="alert">
            {fault}
          </p>
        ) : null}
        {answer ? <Outcome answer={answer} /> : null}
      </div>
    </Card>
  )
}

function Outcome({ answer: { places, unmatched, missing } }: { answer: MapAnswer }) {
  const { t } = useWords()
  return (
    <div role="status">
      <p>{t('admin:map.done', { count: places })}</p>
      {unmatched.length > 0 ? (
        <p className="cap">{t('admin:map.unmatched', { names: unmatched.join('、') })}</p>
      ) : null}
      {missing.length > 0 ? (
        <p className="cap">{t('admin:map.missing', { names: missing.join('、') })}</p>
      ) : null}
    </div>
  )
}
