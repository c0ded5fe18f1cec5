import { type BoardProps, useBoard } from '../feed.ts'
import { AttentionStrip } from './attention-strip.tsx'
import { BoardWait } from './board-wait.tsx'
import { CallsCard } from './calls-card.tsx'
import { HeadlineStrip } from './headline-strip.tsx'
import { OverviewDocument } from './overview-query.ts'
import { TownTable } from './town-table.tsx'
import { TownTiles } from './town-tiles.tsx'
import { TrailsCard } from './trails-card.tsx'
import { UnitBars } from './unit-bars.tsx'

/** 概览: what needs attention, the five figures, towns, units, indicators and 12345 on one wall. */
export function OverviewBoard({ place, asOf }: BoardProps) {
  const { data, refused } = useBoard(OverviewDocument, { place, asOf })
  if (!data) return <BoardWait refused={refused} />
  const { cockpit } = data
  return (
    <div className="wall overview">
      <AttentionStrip attention={cockpit.attention} />
      <HeadlineStrip cockpit={cockpit} />
      <div className="upper">
        <TownTiles cockpit={cockpit} />
        <TownTable cockpit={cockpit} />
        <UnitBars cockpit={cockpit} />
      </div>
      <div className="lower">
        <TrailsCard indicators={cockpit.indicators} />
        <CallsCard complaints={cockpit.complaints} />
      </div>
    </div>
  )
}
