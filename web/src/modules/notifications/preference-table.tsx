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

interface PreferenceTableProps {
  preferences: readonly FragmentType<typeof PreferenceDocument>[]
}

/** Kind by kind: in the mail of the morning, and by mail at once. Each tick is kept at once. */
export function PreferenceTable({ preferences }: PreferenceTableProps) {
  const { t } = useWords()
  const [set, saving] = useWrite(SetPreferenceDocument)
  const change = async (kind: string, digest: boolean, instant: boolean) => {
    const { failure } = await set({ kind: kind as Parameters<typeof set>[0]['kind'], digest, instant })
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
          const { kind, digest, instant, mayInstant } = readFragment(PreferenceDocument, row)
          const word = t(`notifications:kind.${kind}`)
          return (
            <tr key={kind}>
              <td>{word}</td>
              <td>
                <Checkbox checked={digest} disabled={saving} onChange={next => change(kind, next, instant)}>
                  <span className="sr">{t('notifications:settings.digestOf', { kind: word })}</span>
                </Checkbox>
              </td>
              <td>
                {mayInstant ? (
                  <Checkbox checked={instant} disabled={saving} onChange={next => change(kind, digest, next)}>
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
