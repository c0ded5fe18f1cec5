import { useWords } from '../../../i18n/index.ts'
import { type DefinitionChange, definitionChanges } from './definition-changes.ts'
import type { Definition, Entry } from './library-query.ts'
import { useValueWords } from './library-words.ts'

/** 单位 个 → 家 */
export function ChangeList({ changes }: { changes: readonly DefinitionChange[] }) {
  const { t } = useWords()
  const words = useValueWords()
  return (
    <ul className="change-list">
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          <span className="mut">{t(`library:field.${field}`)}</span> <del>{words(field, before)}</del> →{' '}
          <ins>{words(field, after)}</ins>
        </li>
      ))}
    </ul>
  )
}

/** The definition in force as facts. */
export function DefinitionFacts({ definition }: { definition: Definition }) {
  const { t } = useWords()
  const items: [string, string | null | undefined][] = [
    [t('library:field.kind'), t(`library:kind.${definition.kind}`)],
    [t('library:field.direction'), t(`library:direction.${definition.direction}`)],
    [
      t('library:field.unit'),
      t('library:unitDecimals', {
        unit: definition.unit ?? t('library:empty.unit'),
        decimals: definition.decimals,
      }),
    ],
    [t('library:field.numeratorItem'), definition.kind === 'RATIO' ? definition.numeratorItem : null],
    [t('library:field.countItem'), definition.kind === 'RATIO' ? null : definition.numeratorItem],
    [t('library:field.denominatorItem'), definition.denominatorItem],
    [t('library:field.excluded'), definition.excluded],
    [t('library:field.line'), typeof definition.line === 'number' ? String(definition.line) : null],
    [t('library:field.formula'), definition.formulaWords ?? definition.formula],
    [t('library:field.cumulative'), definition.cumulative ? t('library:yes') : null],
  ]
  return (
    <>
      {definition.definition ? (
        <p className="record-words">{definition.definition}</p>
      ) : (
        <p className="mut">{t('library:empty.definition')}</p>
      )}
      <dl className="kv lib-kv">
        {items
          .filter(([, value]) => value)
          .map(([head, value]) => (
            <div key={head}>
              <dt>{head}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </>
  )
}

/** All versions, newest first, each with what it changed. */
export function DefinitionList({ entry }: { entry: Entry }) {
  const { t } = useWords()
  return (
    <ol className="lib-versions">
      {entry.definitions.map((definition, at) => {
        const before = entry.definitions[at + 1]
        const changes = before ? definitionChanges(before, definition) : []
        const inForce = definition.version === entry.definition.version
        return (
          <li key={definition.version}>
            <div className="row">
              <b>{t('library:versionNo', { version: definition.version })}</b>
              <span>{t('library:from', { day: definition.validFrom })}</span>
              {inForce ? <span className="tag">{t('library:inForce')}</span> : null}
            </div>
            <div className="cap">
              {t('library:by', { name: definition.createdBy, day: definition.knownOn })}
              {definition.reason ? ` · ${definition.reason}` : ''}
            </div>
            {changes.length > 0 ? <ChangeList changes={changes} /> : null}
          </li>
        )
      })}
    </ol>
  )
}
