import { WUJIANG } from '#test/kit/builders.ts'
import { plusDays, plusWorkdays, workdayFrom } from './calendar.ts'
import type { YearWorld } from './world.ts'

const RECIPIENTS = 'id version kind status recipients { id version status organization { id } }'
const RUN =
  'mutation ($place: ID!) { runEscalation(place: $place) { proposed lapsed cyclesOpened turnedRed dueSoon } }'
const OPEN = `query ($place: ID!) { proposals(place: $place, status: [OPEN], first: 50) { totalCount nodes { id version } } }`
const DECIDE = `mutation ($input: ProposalDecisionInput!) { decideProposals(input: $input) {
  done { id notice { ${RECIPIENTS} } } faults { message } } }`
const ACT = `mutation ($input: NoticeActionInput!) { actOnNotices(input: $input) { done { ${RECIPIENTS} } faults { message } } }`
const RECEIVE = `mutation ($id: ID!, $version: Int!) { receiveNotice(recipientId: $id, version: $version) { ${RECIPIENTS} } }`
const REPLY = `mutation ($id: ID!, $version: Int!) {
  replyToNotice(recipientId: $id, version: $version, text: "已约谈经办人，倒排工期，月底前补齐。") { ${RECIPIENTS} } }`
const REVIEW = `mutation ($id: ID!, $version: Int!, $accept: Boolean!, $newDueOn: Day) {
  reviewNoticeReply(recipientId: $id, version: $version, accept: $accept, newDueOn: $newDueOn, opinion: "已阅") { ${RECIPIENTS} } }`

interface NoticeNow {
  id: string
  version: number
  kind: string
  status: string
  recipients: { id: string; version: number; status: string; organization: { id: string } }[]
}

interface Nightly {
  proposed: number
  lapsed: number
  cyclesOpened: number
  turnedRed: number
  dueSoon: number
}

export interface NoticeWork {
  /** Sums of all nights. */
  nights: Nightly & { runs: number }
  night(): Promise<void>
  /** The office goes through the first of what was proposed; what it does not get to waits. */
  decide(): Promise<void>
}

const BY_LEADER: ReadonlySet<string> = new Set(['RED_CARD', 'INTERVIEW'])

/** Every night the escalation; every working day some proposals, and what follows from the notices. */
export function createNoticeWork(world: YearWorld): NoticeWork {
  const { agenda, requests, supervisor, head, leader, random, server, officers, size } = world
  const nights = { runs: 0, proposed: 0, lapsed: 0, cyclesOpened: 0, turnedRed: 0, dueSoon: 0 }
  const today = () => server.clock.today()
  const perDay = Math.max(2, Math.round((size.units * size.tasks) / 1400))

  async function send(ids: NoticeNow[]): Promise<void> {
    let drafts = ids
    const act = async (client: typeof head, action: string, notices: NoticeNow[]) => {
      if (notices.length === 0) return []
      const input = { action, notices: notices.map(({ id, version }) => ({ id, version })) }
      return (await requests.send<{ done: NoticeNow[] }>(client, ACT, { input }))?.done ?? []
    }
    drafts = await act(supervisor, 'SEND', drafts)
    const signed = [
      ...(await act(
        leader,
        'SIGN',
        drafts.filter(({ kind }) => BY_LEADER.has(kind)),
      )),
      ...(await act(
        head,
        'SIGN',
        drafts.filter(({ kind }) => !BY_LEADER.has(kind)),
      )),
    ]
    for (const notice of await act(supervisor, 'ISSUE', signed)) arrive(notice)
  }

  /** What each unit does with a notice: most receive it, fewer answer, some too late. */
  function arrive({ id, kind, recipients }: NoticeNow): void {
    const about = Number.parseInt(id.slice(-6), 16)
    for (const recipient of recipients) {
      const client = officers.get(recipient.organization.id)
      const draw = random()
      if (!client || draw > 0.85) continue
      const replies = draw < (kind === 'REMINDER' ? 0.45 : 0.65)
      const wait = 2 + Math.floor(random() * 9)
      agenda.on(plusWorkdays(today(), Math.floor(random() * 3)), about, async () => {
        const { id, version } = recipient
        const received = await requests.send<NoticeNow>(client, RECEIVE, { id, version })
        if (received && replies)
          agenda.on(plusWorkdays(today(), wait), about, () => answer(about, client, received, recipient.id))
      })
    }
  }

  const recipientIn = ({ recipients }: NoticeNow, id: string) => recipients.find(one => one.id === id)

  async function answer(
    about: number,
    client: typeof head,
    notice: NoticeNow,
    recipientId: string,
  ): Promise<void> {
    const version = recipientIn(notice, recipientId)?.version
    const replied = await requests.send<NoticeNow>(client, REPLY, { id: recipientId, version })
    if (!replied) return
    const accept = random() < 0.85
    agenda.on(plusWorkdays(today(), 1 + Math.floor(random() * 2)), about, async () => {
      const newDueOn = accept ? null : workdayFrom(plusDays(today(), 7))
      const version = recipientIn(replied, recipientId)?.version
      const reviewed = await requests.send<NoticeNow>(supervisor, REVIEW, {
        id: recipientId,
        version,
        accept,
        newDueOn,
      })
      if (!reviewed) return
      if (!accept)
        return agenda.on(plusWorkdays(today(), 4), about, () => answer(about, client, reviewed, recipientId))
      if (reviewed.recipients.every(({ status }) => status === 'ACCEPTED')) {
        const input = { action: 'CLOSE', notices: [{ id: reviewed.id, version: reviewed.version }] }
        await requests.send(supervisor, ACT, { input })
      }
    })
  }

  return {
    nights,
    async night() {
      const run = await requests.send<Nightly>(supervisor, RUN, { place: WUJIANG })
      if (!run) throw new Error('The escalation was refused.')
      nights.runs += 1
      for (const key of Object.keys(run) as (keyof Nightly)[]) nights[key] += run[key]
    },
    async decide() {
      const open = await requests.send<{ nodes: { id: string; version: number }[] }>(supervisor, OPEN, {
        place: WUJIANG,
      })
      const chosen = (open?.nodes ?? []).slice(0, perDay)
      const confirmed = chosen.filter(() => random() < 0.8)
      const dismissed = chosen.filter(one => !confirmed.includes(one))
      const decide = async (proposals: typeof chosen, said: object) => {
        if (proposals.length === 0) return []
        const input = { proposals, ...said }
        return (
          (await requests.send<{ done: { notice: NoticeNow | null }[] }>(supervisor, DECIDE, { input }))
            ?.done ?? []
        )
      }
      await decide(dismissed, { confirm: false, reason: '情况已说明，暂不发文' })
      const notices = (await decide(confirmed, { confirm: true })).flatMap(({ notice }) => notice ?? [])
      for (const notice of notices.filter(({ status }) => status === 'ISSUED')) arrive(notice)
      await send(notices.filter(({ status }) => status === 'DRAFT'))
    },
  }
}
