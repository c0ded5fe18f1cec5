import { type FormEvent, useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { Button, TextField, toast } from '../../ui/index.ts'

const ContactDocument = graphql(`
  fragment Contact on Viewer {
    id
    email
    phone
  }
`)

const SetMyContactDocument = graphql(`
  mutation SetMyContact($email: String, $phone: String) {
    setMyContact(email: $email, phone: $phone) {
      id
      ...Contact
    }
  }
`)

/** The viewer's own address and phone. */
export function ContactForm({ viewer }: { viewer: FragmentType<typeof ContactDocument> }) {
  const { t } = useWords()
  const known = readFragment(ContactDocument, viewer)
  const [email, setEmail] = useState(known.email ?? '')
  const [phone, setPhone] = useState(known.phone ?? '')
  const [faults, setFaults] = useState<Record<string, string>>({})
  const [save, saving] = useWrite(SetMyContactDocument)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { failure } = await save({ email, phone })
    setFaults(failure?.fields ?? {})
    if (!failure) toast(t('notifications:settings.saved'))
    else if (Object.keys(failure.fields).length === 0) toast(failure.message, { bad: true })
  }
  return (
    <form className="contact" onSubmit={submit} noValidate>
      <TextField
        label={t('notifications:settings.email')}
        hint={t('notifications:settings.emailHint')}
        type="email"
        autoComplete="email"
        value={email}
        error={faults['email']}
        onChange={setEmail}
      />
      <TextField
        label={t('notifications:settings.phone')}
        type="tel"
        autoComplete="tel"
        value={phone}
        error={faults['phone']}
        onChange={setPhone}
      />
      <Button look="primary" type="submit" busy={saving}>
        {t('notifications:settings.save')}
      </Button>
    </form>
  )
}
