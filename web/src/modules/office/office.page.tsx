import { useMemo, useState } from 'react'
import { readFragment } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { DateText, Loaded, PageHead, useKeys } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { ComplaintDeskLine } from '../complaints/index.ts'
import { useNoticeStep } from '../notices/index.ts'
import { BatchBar } from './batch-bar.tsx'
import { useProposalDecision } from './decide-proposal.tsx'
import { OfficeColumn } from './office-column.tsx'
import {
  COLUMNS,
  type ColumnId,
  type Columns,
  findItem,
  NO_COLUMNS,
  nextKey,
  stepKey,
  toColumns,
} from './office-items.ts'
import { OfficePanel } from './office-panel.tsx'
import {
  type Desk,
  IssueRowDoc,
  OfficeDeskDocument,
  ProposalRowDoc,
  ReviewRowDoc,
  type SignRow,
  SignRowDoc,
} from './office-query.ts'
import { RunEscalation } from './run-escalation.tsx'
import { type OfficeControl, useOffice } from './use-office.ts'
import '../../ui/desk-columns.css'

/** 督查室工作台: what waits for review, for a decision on a proposal, for a signature; each done in the panel beside. */
export function OfficePage() {
  const { t } = useWords()
  const { place, asOf } = useScope()
  const control = useOffice()
  const result = useRead(OfficeDeskDocument, { place, asOf })
  const desk = result.data?.officeDesk
  const columns = useColumns(desk)
  const counts = countsOf(desk)
  const total = desk && counts.review + counts.proposals + counts.sign
  useDeskKeys(control, columns)
  return (
    <div className="split office">
      <div className="list">
        <PageHead
          title={t('office:title')}
          count={total === undefined ? undefined : t('desk:count', { count: total })}
          caption={
            desk ? (
              <>
                {t(desk.dueToday > 0 ? 'office:caption' : 'office:captionClear', { count: desk.dueToday })}
                {desk.oldestSubmittedOn ? (
                  <>
                    {' · '}
                    {t('office:oldest')} <DateText day={desk.oldestSubmittedOn} />
                  </>
                ) : null}
              </>
            ) : null
          }
          actions={<RunEscalation />}
        />
        <ComplaintDeskLine />
        <Loaded result={result}>
          {() => <DeskColumns control={control} columns={columns} counts={counts} reload={result.retry} />}
        </Loaded>
      </div>
      {control.item && desk ? <OpenItem control={control} columns={columns} reload={result.retry} /> : null}
    </div>
  )
}

function useColumns(desk: Desk | undefined): Columns {
  return useMemo(
    () =>
      desk
        ? toColumns({
            review: readFragment(ReviewRowDoc, desk.review),
            proposals: readFragment(ProposalRowDoc, desk.proposals),
            toSign: readFragment(SignRowDoc, desk.toSign),
            toIssue: readFragment(IssueRowDoc, desk.toIssue),
          })
        : NO_COLUMNS,
    [desk],
  )
}

const countsOf = (desk: Desk | undefined): Record<ColumnId, number> => ({
  review: desk?.reviewCount ?? 0,
  proposals: desk?.proposalCount ?? 0,
  sign: (desk?.toSignCount ?? 0) + (desk?.toIssueCount ?? 0),
})

/** J and K within the column at hand, 1, 2 and 3 to the others. */
function useDeskKeys({ column, item, open, show }: OfficeControl, columns: Columns): void {
  const move = (step: 1 | -1) => {
    const next = stepKey(columns[column], item, step)
    if (next) open(next)
  }
  const go = (to: ColumnId) => {
    const first = columns[to][0]
    if (first) open(first.key)
    else show(to)
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    1: () => go('review'),
    2: () => go('proposals'),
    3: () => go('sign'),
  })
}

interface DeskColumnsProps {
  control: OfficeControl
  columns: Columns
  counts: Record<ColumnId, number>
  reload(): void
}

/** Three columns; on smaller screens one of them under tabs. */
function DeskColumns({ control, columns, counts, reload }: DeskColumnsProps) {
  const { t } = useWords()
  const { viewer } = useSession()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [step] = useNoticeStep()
  const send = async (row: SignRow) => {
    if ((await step(row, 'send')) === 'REFUSED') reload()
  }
  const decision = useProposalDecision({ onDone: () => {}, onStale: reload, open: control.open })
  return (
    <>
      <div className="office-tabs" role="tablist">
        {COLUMNS.map(id => (
          <button
            key={id}
            type="button"
            role="tab"
            aria-selected={control.column === id}
            onClick={() => control.show(id)}
          >
            {t(`office:column.${id}`)} <span className="n">{counts[id]}</span>
          </button>
        ))}
      </div>
      <div className="office-columns">
        {COLUMNS.map(id => {
          const items = columns[id]
          const picked = items.filter(({ key }) => chosen.has(key))
          return (
            <OfficeColumn
              key={id}
              id={id}
              count={counts[id]}
              items={items}
              selected={control.item}
              chosen={chosen}
              atHand={control.column === id}
              decision={decision}
              mayChoose={viewer.can.draftNotices}
              onSend={row => void send(row)}
              batch={<BatchBar items={picked} onClear={() => setChosen(without(chosen, items))} />}
              onChoose={keys => setChosen(new Set([...without(chosen, items), ...keys]))}
              onOpen={control.open}
            />
          )
        })}
      </div>
      {decision.dialog}
    </>
  )
}

const without = (chosen: ReadonlySet<string>, items: readonly { key: string }[]): ReadonlySet<string> =>
  new Set([...chosen].filter(key => !items.some(item => item.key === key)))

/** The panel of the open item; when it is done the next one of its column opens. */
function OpenItem({ control, columns, reload }: Omit<DeskColumnsProps, 'counts'>) {
  const key = control.item ?? ''
  const items = columns[control.column]
  const at = items.findIndex(item => item.key === key)
  return (
    <OfficePanel
      key={key}
      item={findItem(columns, key)}
      open={control.open}
      place={{
        position: at < 0 ? '' : `${at + 1}/${items.length}`,
        onDone: () => control.open(nextKey(items, key)),
        onStale: reload,
        onClose: () => control.show(control.column),
      }}
    />
  )
}
