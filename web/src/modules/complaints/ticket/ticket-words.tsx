import { type FragmentType, graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { Tag } from '../../../ui/index.ts'
import type { TicketUnmasked } from './unmask-ticket.ts'

export const TicketWordsFragment = graphql(`
  fragment TicketWords on Complaint {
    id
    state
    content
    answer
    caller {
      name
      phone
      idNumber
      plate
      address
      inWords
    }
    can {
      unmask
    }
  }
`)

interface TicketWordsProps {
  ticket: FragmentType<typeof TicketWordsFragment>
  unmasked: TicketUnmasked
}

/** What was said, masked; as written while it is unmasked. */
export function TicketContent({ ticket: masked, unmasked: { shown } }: TicketWordsProps) {
  const { t } = useWords()
  const { content, caller } = readFragment(TicketWordsFragment, masked)
  const original = shown?.person.content
  if (content === null || content === undefined) return <p className="mut">{t('complaints:words.outline')}</p>
  if (content === '') return <p className="mut">{t('complaints:words.none')}</p>
  return (
    <>
      <p className="record-words">{original ?? content}</p>
      {original ? (
        <Tag>{t('complaints:caller.unmasked')}</Tag>
      ) : caller?.inWords ? (
        <p className="cap">{t('complaints:caller.inWords')}</p>
      ) : null}
    </>
  )
}

/** What came of it. Null while there is nothing to say yet. */
export function TicketAnswer({ ticket: masked, unmasked: { shown } }: TicketWordsProps) {
  const { t } = useWords()
  const { answer } = readFragment(TicketWordsFragment, masked)
  const words = shown?.person.answer ?? answer
  return words ? (
    <p className="record-words">{words}</p>
  ) : (
    <p className="mut">{t('complaints:words.noAnswer')}</p>
  )
}
