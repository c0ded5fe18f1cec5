import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { toast } from '../../ui/index.ts'

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
              <th scope="row">{word}</th>
              <td>
                <Tick
                  label={t('notifications:settings.digestOf', { kind: word })}
                  checked={digest}
                  disabled={saving}
                  onChange={next => change(kind, next, instant)}
                />
              </td>
              <td>
                {mayInstant ? (
                  <Tick
                    label={t('notifications:settings.instantOf', { kind: word })}
                    checked={instant}
                    disabled={saving}
                    onChange={next => change(kind, digest, next)}
                  />
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

interface TickProps {
  label: string
  checked: boolean
  disabled: boolean
  onChange(checked: boolean): void
}

const Tick = ({ label, checked, disabled, onChange }: TickProps) => (
  <label className="tick">
    <span className="sr">{label}</span>
    <input
      type="checkbox"
      checked={checked}
      disabled={disabled}
      onChange={event => onChange(event.target.checked)}
    />
  </label>
)
