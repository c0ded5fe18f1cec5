import { useState } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { toast } from '../../../ui/index.ts'
import { type SheetAnswer, SheetDialog } from '../../sheets/index.ts'
import { SecretDialog } from '../secret-dialog.tsx'

interface PeopleAnswer extends SheetAnswer {
  created: number
  updated: number
  unchanged: number
  passwords: { username: string; name: string; password: string }[]
}

interface ImportPeopleProps {
  place: string
  onClose(done: boolean): void
}

/** A sheet of people: looked at, then taken over; the passwords of new accounts are shown once. */
export function ImportPeople({ place, onClose }: ImportPeopleProps) {
  const { t } = useWords()
  const [made, setMade] = useState<PeopleAnswer['passwords'] | null>(null)
  const counts = ({ created, updated, unchanged }: PeopleAnswer) =>
    t('admin:people.importOutcome', { created, updated, unchanged })
  if (made)
    return (
      <SecretDialog
        title={t('admin:people.importDone', { count: made.length })}
        secret={made.map(({ username, name, password }) => `${username}\t${name}\t${password}`).join('\n')}
        rows={Math.min(12, made.length + 1)}
        onClose={() => onClose(true)}
      >
        <p>{t('admin:people.onceAll')}</p>
      </SecretDialog>
    )
  return (
    <SheetDialog<PeopleAnswer>
      words={{
        title: t('admin:people.import'),
        body: t('admin:people.importBody'),
        template: t('admin:people.template'),
        hint: t('admin:people.importHint'),
        outcome: counts,
        commit: ({ created, updated }) => t('admin:people.importVerb', { count: created + updated }),
      }}
      templateHref={`/files/users/template.xlsx?place=${place}`}
      accept={['.xlsx', '.csv']}
      limitMb={5}
      uploadHref={commit => `/files/users/import?place=${place}&commit=${commit ? 1 : 0}`}
      brings={({ created, updated }) => created + updated > 0}
      onDone={answer => {
        if (answer.passwords.length > 0) return setMade(answer.passwords)
        toast(counts(answer))
        onClose(true)
      }}
      onClose={() => onClose(false)}
    />
  )
}
