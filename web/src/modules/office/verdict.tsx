import { useState } from 'react'
import type { Failure } from '../../graphql/errors.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Button, DatePicker, TextArea, toast, useKeys } from '../../ui/index.ts'
import { useFormErrors } from '../follow-up/index.ts'
import type { Place } from './panels/frame.tsx'
import { ChosenDay } from './working-days.tsx'

export interface VerdictWords {
  opinion: string | null
  day: string | null
}

/** Words of decisions that were begun, by item: moving on or closing the panel loses none of them. */
const begun = new Map<string, { opinion: string; chosen: string | null }>()

interface VerdictOptions {
  place: Place
  /** Id of what is decided. */
  id: string
  /** Whether the server lets the viewer decide. */
  may: boolean
  busy: boolean
  /** The verbs, and what is said when it is done. */
  words: { approve: string; approved: string; back: string; returned: string; opinion?: string }
  /** Which decision needs words; sending back always does. */
  approveNeedsOpinion?: boolean
  /** A date is needed to send back, may be given to approve, or is no matter. */
  day?: 'back' | 'approve'
  dayLabel?: string
  /** What the date is when nothing else is chosen. */
  firstDay?: string | null
  original?: string | null | undefined
  approve(words: VerdictWords): Promise<Failure | null>
  sendBack(words: VerdictWords): Promise<Failure | null>
}

/** The review box and the two buttons under it; A and R press them. What is missing is said at its field. */
export function useVerdict(options: VerdictOptions) {
  const { place, may, busy, words, day: dayFor, firstDay = null, original } = options
  const { t } = useWords()
  const { today, asOf } = useScope()
  const [{ opinion, chosen }, set] = useState(() => begun.get(options.id) ?? { opinion: '', chosen: null })
  const change = (next: { opinion: string; chosen: string | null }) => {
    begun.set(options.id, next)
    set(next)
  }
  const errors = useFormErrors(['opinion', 'newDueOn', 'grantedDueOn'])
  const day = chosen ?? (dayFor === 'approve' ? firstDay : null)
  const open = may && asOf === today

  const decide = async (back: boolean) => {
    if (!open || busy) return
    const missing: Record<string, string> = {}
    if ((back || options.approveNeedsOpinion) && opinion.trim() === '')
      missing['opinion'] = t(back ? 'office:verdict.needReason' : 'office:verdict.needOpinion')
    if (back && dayFor === 'back' && !day) missing['newDueOn'] = t('office:verdict.needDay')
    if (Object.keys(missing).length > 0) {
      errors.set(missing)
      document.querySelector<HTMLElement>('.verdict textarea')?.focus()
      return
    }
    errors.clear()
    const said = { opinion: opinion.trim() || null, day: dayFor ? day : null }
    const failure = await (back ? options.sendBack(said) : options.approve(said))
    if (!failure) {
      begun.delete(options.id)
      toast(back ? words.returned : words.approved)
      return place.onDone()
    }
    if (failure.code === 'BAD_INPUT') return errors.fail(failure)
    toast(failure.message, { bad: true })
    place.onStale()
  }
  useKeys({ a: () => void decide(false), r: () => void decide(true) })

  const box = open ? (
    <div className="sec verdict">
      <TextArea
        label={words.opinion ?? t(dayFor === 'back' ? 'office:verdict.opinionDay' : 'office:verdict.opinion')}
        rows={3}
        value={opinion}
        onChange={typed => change({ opinion: typed, chosen })}
        error={errors.of('opinion')}
      />
      {dayFor ? (
        <div className="verdict-day">
          <DatePicker
            label={options.dayLabel ?? t('office:verdict.newDue')}
            value={day}
            shown={original && original > today ? original : today}
            onChange={next => change({ opinion, chosen: next })}
            error={errors.of('newDueOn') ?? errors.of('grantedDueOn') ?? null}
          />
          <ChosenDay day={day} original={original} />
        </div>
      ) : null}
      {errors.rest ? (
        <p className="over wrap" role="alert">
          {errors.rest}
        </p>
      ) : null}
    </div>
  ) : null
  const foot = open ? (
    <>
      <Button look="primary" busy={busy} shortcut="A" onClick={() => void decide(false)}>
        {words.approve}
      </Button>
      <Button busy={busy} shortcut="R" onClick={() => void decide(true)}>
        {words.back}
      </Button>
    </>
  ) : null
  return { box, foot }
}
