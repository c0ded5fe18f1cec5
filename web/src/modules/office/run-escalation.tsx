import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWrite } from '../../graphql/write.ts'
import { instant } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Button, PopoverButton, toast } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { useJurisdiction } from '../follow-up/index.ts'

const EscalationRunsDocument = graphql(`
  query EscalationRuns($place: ID!) {
    escalationRuns(place: $place) {
      day
      proposed
      lapsed
      cyclesOpened
      turnedRed
      dueSoon
      startedAt
      finishedAt
    }
  }
`)

const RunEscalationDocument = graphql(`
  mutation RunEscalation($place: ID!) {
    runEscalation(place: $place) {
      day
      proposed
      lapsed
      cyclesOpened
      turnedRed
      dueSoon
    }
  }
`)

/** 立即运行: judges the day now instead of tonight; beside it when it last ran and what it found. */
export function RunEscalation() {
  const { t } = useWords()
  const { place, asOf, today } = useScope()
  const { viewer } = useSession()
  const jurisdiction = useJurisdiction(place)
  const { data } = useRead(EscalationRunsDocument, { place: jurisdiction }, { pause: jurisdiction === '' })
  const [run, busy] = useWrite(RunEscalationDocument)
  const last = data?.escalationRuns[0]
  const start = async () => {
    const { data: made, failure } = await run({ place: jurisdiction })
    if (failure) return toast(failure.message, { bad: true })
    const { proposed, lapsed } = made.runEscalation
    toast(proposed + lapsed > 0 ? t('office:run.done', { proposed, lapsed }) : t('office:run.nothing'))
  }
  return (
    <>
      {last ? (
        <PopoverButton
          label={t('office:run.last')}
          className="btn plain"
          face={t('office:run.lastAt', { at: instant(last.finishedAt ?? last.startedAt).slice(5) })}
        >
          <div className="pad">
            <dl className="kv">
              <dt>{t('office:run.day')}</dt>
              <dd>{last.day}</dd>
              {(['proposed', 'lapsed', 'cyclesOpened', 'turnedRed', 'dueSoon'] as const).map(figure => (
                <Figure key={figure} name={t(`office:run.${figure}`)} value={last[figure]} />
              ))}
            </dl>
          </div>
        </PopoverButton>
      ) : null}
      {viewer.can.draftNotices && asOf === today ? (
        <Button busy={busy} onClick={() => void start()}>
          {t('office:run.now')}
        </Button>
      ) : null}
    </>
  )
}

const Figure = ({ name, value }: { name: string; value: number }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
)
