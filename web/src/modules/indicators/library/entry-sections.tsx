import { useState } from 'react'
import { Link } from 'wouter'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { Button, toast } from '../../../ui/index.ts'
import { EndExemptionDialog } from './exempt-dialog.tsx'
import type { Entry, Exemption } from './library-query.ts'
import { levelWords, sourceWords } from './library-words.ts'

/** Owner, feed, levels, frequency and the plan. */
export function EntryFacts({ entry }: { entry: Entry }) {
  const { t } = useWords()
  const { href } = useScope()
  const feed = entry.measure
    ? t('library:feedMeasure', {
        feed: t(`library:feed.${entry.feed}`),
        measure: t(`library:measure.${entry.measure}`),
      })
    : t(`library:feed.${entry.feed}`)
  const items: [string, string | null | undefined][] = [
    [t('library:field.owner'), entry.owner?.name ?? t('library:empty.owner')],
    [t('library:field.feed'), feed],
    [t('library:field.dataSource'), entry.dataSource],
    [t('library:field.frequency'), t(`library:frequency.${entry.frequency}`)],
    [
      t('library:field.levels'),
      entry.feed === 'REPORTED' && entry.reportLevels.length > 0 ? levelWords(t, entry.reportLevels) : null,
    ],
    [t('library:field.ownFigure'), entry.feed === 'REPORTED' ? t(`library:own.${entry.ownFigure}`) : null],
  ]
  return (
    <dl className="kv lib-kv">
      {items
        .filter(([, value]) => value)
        .map(([head, value]) => (
          <div key={head}>
            <dt>{head}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      {entry.plan ? (
        <div>
          <dt>{t('library:column.plan')}</dt>
          <dd>
            <Link
              href={href(
                paths.plan(entry.plan.id),
                entry.source ? { at: `${entry.source.start}-${entry.source.end}` } : {},
              )}
            >
              {entry.plan.title}
            </Link>
          </dd>
        </div>
      ) : null}
    </dl>
  )
}

/** The plan's own words. */
export function SourceSentence({ text }: { text: string | null | undefined }) {
  const { t } = useWords()
  return text ? (
    <blockquote className="quote">{sourceWords(text)}</blockquote>
  ) : (
    <p className="mut">{t('library:empty.source')}</p>
  )
}

/** Places that need not report it; an exemption in force can be ended. */
export function ExemptionList({ entry }: { entry: Entry }) {
  const { t } = useWords()
  const { today } = useScope()
  const [ending, setEnding] = useState<Exemption | null>(null)
  if (entry.exemptions.length === 0) return <p className="mut">{t('library:exempt.none')}</p>
  return (
    <>
      <ol className="lib-versions">
        {entry.exemptions.map(one => {
          const running = !one.untilOn || one.untilOn >= today
          return (
            <li key={`${one.place.code} ${one.fromOn}`} className={running ? undefined : 'old'}>
              <div className="row">
                <b>{one.place.name}</b>
                <span>
                  {one.fromOn} — {one.untilOn ?? t('library:exempt.open_end')}
                </span>
                {running && entry.can.edit ? (
                  <Button look="plain" small onClick={() => setEnding(one)}>
                    {t('library:exempt.endAction')}
                  </Button>
                ) : null}
              </div>
              <div className="cap">
                {one.reason} · {one.createdBy}
              </div>
            </li>
          )
        })}
      </ol>
      {ending ? (
        <EndExemptionDialog
          entry={entry}
          exemption={ending}
          onClose={() => setEnding(null)}
          onDone={said => {
            toast(said)
            setEnding(null)
          }}
        />
      ) : null}
    </>
  )
}

/** The version that holds today. */
export const definitionInForce = (entry: Entry) =>
  entry.definitions.find(({ version }) => version === entry.definition.version) ?? entry.definitions[0]
