import { useWords } from '../../../i18n/index.ts'
import { InOrder, Light } from '../../../ui/index.ts'
import type { Overview } from './overview-query.ts'

type Sentence = Overview['attention'][number]

const opens = ({ list, taskId, indicatorId, hotIssueId }: Sentence['parts'][number]) =>
  Boolean(list || taskId || indicatorId || hotIssueId)

/** At most three sentences, what they speak of in bold. */
export function AttentionStrip({ attention }: { attention: readonly Sentence[] }) {
  const { t } = useWords()
  return (
    <section className="card strip attention" aria-label={t('dashboard:attention.label')}>
      {attention.length === 0 ? (
        <div>
          <Light level="GOOD">{t('dashboard:attention.allGood')}</Light>
          <p>{t('dashboard:attention.calm')}</p>
        </div>
      ) : null}
      {attention.map(({ light, sentence, parts }) => (
        <div key={sentence}>
          <Light level={light} kind={parts.some(({ indicatorId }) => indicatorId) ? 'progress' : 'deadline'}>
            {parts.some(({ hotIssueId }) => hotIssueId)
              ? t('screen:attention')
              : light === 'NO_DATA'
                ? t('dashboard:attention.NO_DATA')
                : null}
          </Light>
          <p>
            <InOrder of={parts}>{part => (opens(part) ? <b>{part.text}</b> : part.text)}</InOrder>
          </p>
        </div>
      ))}
    </section>
  )
}
