import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, Dialog, TextField } from '../../ui/index.ts'
import { SecretDialog } from './secret-dialog.tsx'

const CreateServiceTokenDocument = graphql(`
  mutation CreateServiceToken($place: ID!, $name: String!, $sourceName: String!) {
    createServiceToken(place: $place, name: $name, sourceName: $sourceName) {
      token
      record {
        id
        name
      }
    }
  }
`)

interface TokenDialogProps {
  place: string
  /** `made` is true when a key was made. */
  onClose(made: boolean): void
}

/** Makes a key, then shows it: the one time it can be copied. */
export function TokenDialog({ place, onClose }: TokenDialogProps) {
  const { t } = useWords()
  const [name, setName] = useState('')
  const [source, setSource] = useState('')
  const [token, setToken] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [create, creating] = useWrite(CreateServiceTokenDocument)
  const onCreate = async () => {
    const answer = await create({ place, name, sourceName: source })
    if (answer.failure) return setFailure(answer.failure.message)
    setToken(answer.data.createServiceToken.token)
  }
  if (token !== null)
    return (
      <SecretDialog title={t('admin:tokens.madeTitle')} secret={token} onClose={() => onClose(true)}>
        <p>{t('admin:tokens.once')}</p>
      </SecretDialog>
    )
  return (
    <Dialog
      title={t('admin:tokens.add')}
      onClose={() => onClose(false)}
      foot={
        <>
          <Button onClick={() => onClose(false)}>{t('common:action.cancel')}</Button>
          <Button
            look="primary"
            busy={creating}
            disabled={name.trim() === '' || source.trim() === ''}
            onClick={onCreate}
          >
            {t('admin:tokens.create')}
          </Button>
        </>
      }
    >
      <div className="col">
        <TextField
          label={t('admin:tokens.name')}
          value={name}
          onChange={setName}
          placeholder={t('admin:tokens.nameHint')}
        />
        <TextField
          label={t('admin:tokens.source')}
          value={source}
          onChange={setSource}
          placeholder={t('admin:tokens.sourceHint')}
        />
        <p className="cap">{t('admin:tokens.sourceEffect')}</p>
        {failure ? (
          <p className="over" role="alert">
            {failure}
          </p>
        ) : null}
      </div>
    </Dialog>
  )
}
