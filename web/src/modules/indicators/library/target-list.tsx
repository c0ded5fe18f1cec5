import { decimal } from '../../../i18n/format.ts'
import { type T, useWords } from '../../../i18n/index.ts'
import { cx } from '../../../ui/index.ts'
import type { Entry, Target } from './library-query.ts'
import { levelWord, pathWords } from './library-words.ts'

const scopeWords = (t: T, { place, level }: Target): string => {
  if (place) return place.name
  return level === null || level === undefined ? t('library:target.all') : levelWord(t, level)
}

/** All targets, newest first: the ones in force, and below them what they replaced. */
export function TargetList({ entry }: { entry: Entry }) {
  const { t } = useWords()
  const { unit } = entry.definition
  if (entry.targets.length === 0) return <p className="mut">{t('library:noTarget')}</p>
  const ordered = [...entry.targets].sort((one, other) => Number(other.inForce) - Number(one.inForce))
  return (
    <ol className="lib-versions">
      {ordered.map(target => (
        <li key={target.id} className={cx(!target.inForce && 'old')}>
          <div className="row">
            <b>{pathWords(target, unit) ?? t('library:noTarget')}</b>
            <span className="mut">{scopeWords(t, target)}</span>
            <span className="tag">{t(target.inForce ? 'library:inForce' : 'library:replaced')}</span>
          </div>
          {target.yearly.length > 0 ? (
            <div className="cap">
              {t('library:target.yearly')}{' '}
              {target.yearly.map(({ year, value }) => `${year} ${decimal(value)}`).join(t('library:comma'))}
            </div>
          ) : null}
          <div className="cap">
            {t('library:by', { name: target.createdBy, day: target.knownOn })}
            {target.reason ? ` · ${target.reason}` : ''}
          </div>
        </li>
      ))}
    </ol>
  )
}
