import { useCallback } from 'react'
import { Link, useLocation } from 'wouter'
import { useWords } from '../../../i18n/index.ts'
import { Card, Chart, type ChartTokens, EmptyState } from '../../../ui/index.ts'
import type { Board } from './board-query.ts'
import { hoursOption } from './hours.option.ts'
import { hourWords } from './hours.ts'
import type { TicketLink } from './ticket-links.ts'

interface HoursCardProps {
  board: Board
  link: TicketLink
  asTables: boolean
}

const HEIGHT = 168

/** At which hours people call, in a sentence and 24 columns. */
export function HoursCard({ board: { hours, unknownHour }, link, asTables }: HoursCardProps) {
  const { t } = useWords()
  const [, navigate] = useLocation()
  const words = hourWords(hours)
  const say = words ? t('complaintBoard:hours.say', { ...words }) : t('complaintBoard:hours.none')
  const option = useCallback(
    (tokens: ChartTokens) => hoursOption(hours, hour => t('complaintBoard:hours.hour', { hour }), tokens),
    [hours, t],
  )
  const pick = useCallback((hour: number) => navigate(link('RECEIVED', { hour })), [navigate, link])
  return (
    <Card
      className="hours"
      title={t('complaintBoard:hours.title')}
      caption={unknownHour > 0 ? t('complaintBoard:hours.unknown', { count: unknownHour }) : null}
    >
      {words ? (
        <>
          <p className="say">{say}</p>
          <Chart
            caption={t('complaintBoard:hours.label', { say })}
            option={option}
            source={t('complaintBoard:source')}
            onPick={pick}
            height={HEIGHT}
            asTables={asTables}
            table={{
              heads: [t('complaintBoard:hours.head'), t('complaintBoard:hours.value')],
              rows: hours.map((value, hour) => [
                t('complaintBoard:hours.hour', { hour }),
                value === 0 ? (
                  0
                ) : (
                  <Link key="value" href={link('RECEIVED', { hour })}>
                    {value}
                  </Link>
                ),
              ]),
            }}
          />
        </>
      ) : (
        <EmptyState>{say}</EmptyState>
      )}
    </Card>
  )
}
