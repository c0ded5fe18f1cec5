import { type T, useWords } from '../../i18n/index.ts'
import { Light, type LightLevel } from '../../ui/index.ts'
import { isClosed, type TicketRow } from './ticket-row.ts'

export type LimitFacts = Pick<TicketRow, 'state' | 'onTime' | 'daysLeft' | 'lightReason'> & {
  light: LightLevel
}

/** `逾 5`, `剩 2`, `今天`; of a closed one `按时`, `逾期办结`. */
export function limitWord(t: T, facts: LimitFacts): string {
  if (isClosed(facts)) {
    if (facts.onTime === true) return t('complaints:light.closedGood')
    return t(facts.onTime === false ? 'complaints:light.closedLate' : 'complaints:light.closedNone')
  }
  // The clock starts with the dispatch.
  if (facts.state === 'RECEIVED') return t('complaints:light.notStarted')
  const { daysLeft: days, light } = facts
  if (typeof days !== 'number')
    return t(light === 'BEHIND' ? 'complaints:light.openLate' : 'complaints:light.none')
  if (days === 0) return t('complaints:light.today')
  return days < 0 ? t('complaints:light.over', { count: -days }) : t('complaints:light.left', { count: days })
}

/** The light of 办结 with working days left or over; `long` says it in the server's whole words. */
export function LimitLight({ facts, long }: { facts: LimitFacts; long?: boolean }) {
  const { t } = useWords()
  return (
    <span className="nw" title={facts.lightReason}>
      <Light level={facts.light}>{long ? facts.lightReason : limitWord(t, facts)}</Light>
    </span>
  )
}
