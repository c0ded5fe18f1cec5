import { useState } from 'react'
import type { MessageKind } from '../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { Checkbox, toast } from '../../ui/index.ts'

const PreferenceDocument = graphql(`
  fragment Preference on MessagePreference {
    kind
    digest
    instant
    mayInstant
  }
`)

const SetPreferenceDocument = graphql(`
  mutation SetMessagePreference($kind: MessageKind!, $digest: Boolean!, $instant: Boolean!) {
    setMessagePreference(kind: $kind, digest: $digest, instant: $instant) {
      kind
      ...Preference
    }
  }
`)

interface Choice {
  digest: boolean
  instant: boolean
}

interface PreferenceTableProps {
  preferences: readonly FragmentType<typeof PreferenceDocument>[]
}

/** Kind by kind: in the mail of the morning, and by mail at once. Each tick is kept at once. */
export function PreferenceTable({ preferences }: PreferenceTableProps) {
  const { t } = useWords()
  const [set] = useWrite(SetPreferenceDocument)
  // What was ticked stands at once; what the server says takes its place.
  const [ticked, setTicked] = useState<Partial<Record<MessageKind, Choice>>>({})
  const change = async (kind: MessageKind, choice: Choice) => {
    setTicked(before => ({ ...before, [kind]: choice }))
    const { failure } = await set({ kind, ...choice })
    setTicked(({ [kind]: last, ...others }) => (last === choice ? others : { ...others, [kind]: last }))
    if (failure) toast(failure.message, { bad: true })
  }
  return (
    <table className="tbl preferences">
      <thead>
        <tr>
          <th scope="col">{t('notifications:settings.kind')}</th>
          <th scope="col">{t('notifications:settings.digest')}</th>
          <th scope="col">{t('notifications:settings.instant')}</th>
        </tr>
      </thead>
      <tbody>
        {preferences.map(row => {
          const { kind, mayInstant, ...kept } = readFragment(PreferenceDocument, row)
          const { digest, instant } = ticked[kind] ?? kept
          const word = t(`notifications:kind.${kind}`)
          return (
            <tr key={kind}>
              <td>{word}</td>
              <td>
                <Checkbox checked={digest} onChange={next => change(kind, { digest: next, instant })}>
                  <span className="sr">{t('notifications:settings.digestOf', { kind: word })}</span>
                </Checkbox>
              </td>
              <td>
                {mayInstant ? (
                  <Checkbox checked={instant} onChange={next => change(kind, { digest, instant: next })}>
                    <span className="sr">{t('notifications:settings.instantOf', { kind: word })}</span>
                  </Checkbox>
                ) : (
                  <span className="z" title={t('notifications:settings.never')}>
                    —
                  </span>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
