import type { ReactNode } from 'react'
import type { FragmentType } from '../../../graphql/generated/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { EmptyState, type Loadable, Loaded } from '../../../ui/index.ts'
import { ReplyTimeline, Section } from '../../follow-up/index.ts'
import type { ReplyTimelineFragment } from '../../follow-up/reply-timeline.tsx'
import type { ReviewRow } from '../office-query.ts'
import { Frame, type Place } from './frame.tsx'
import { RowLight } from './row-light.tsx'

type MaskedReply = FragmentType<typeof ReplyTimelineFragment>

interface ReplyPanelProps<Data> {
  row: ReviewRow
  place: Place
  result: Loadable<Data>
  /** What was asked: the problem, the notice, the instruction; null when the viewer sees it no more. */
  asked(data: Data): ReactNode | null
  replies(data: Data): readonly MaskedReply[]
  box: ReactNode
  foot: ReactNode
}

/** What was asked, what was answered round by round, and the decision. */
export function ReplyPanel<Data>({ row, place, result, asked, replies, box, foot }: ReplyPanelProps<Data>) {
  const { t } = useWords()
  return (
    <Frame
      place={place}
      title={row.title}
      light={<RowLight row={row} />}
      kind={t(`office:kind.${row.kind}`)}
      caption={[row.ledgerNo, row.organization.name].filter(Boolean).join(' · ')}
      taskId={row.taskId}
      foot={foot}
    >
      <Loaded result={result}>
        {data => {
          const question = asked(data)
          if (question === null) return <EmptyState>{t('desk:panel.done')}</EmptyState>
          return (
            <>
              {question}
              <Section title={t('office:reply.answers')}>
                <ReplyTimeline replies={replies(data)} none={t('notices:noReplies')} />
              </Section>
              {box}
            </>
          )
        }}
      </Loaded>
    </Frame>
  )
}
