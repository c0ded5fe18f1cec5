import { useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, TextField, toast } from '../../../ui/index.ts'
import { Section } from './frame.tsx'

export const ContactsFragment = graphql(`
  fragment DeskContacts on Assignment {
    id
    version
    principal
    deputy
    contact
    contactPhone
    can {
      editContacts
    }
  }
`)

const SetContactsDocument = graphql(`
  mutation DeskSetContacts($assignmentId: ID!, $version: Int!, $contacts: ContactsInput!) {
    setAssignmentContacts(assignmentId: $assignmentId, version: $version, contacts: $contacts) {
      id
      lead {
        ...DeskContacts
      }
      joint {
        ...DeskContacts
      }
    }
  }
`)

const FIELDS = [
  ['principal', 'desk:sign.principal'],
  ['deputy', 'desk:sign.deputy'],
  ['contact', 'desk:sign.contact'],
  ['contactPhone', 'desk:sign.phone'],
] as const

/** Who answers for the part of the unit: first responsible, in charge, and whom to telephone. */
export function ContactsFields({
  assignment: masked,
}: {
  assignment: FragmentType<typeof ContactsFragment>
}) {
  const { t } = useWords()
  const assignment = readFragment(ContactsFragment, masked)
  const [typed, setTyped] = useState<Partial<Record<(typeof FIELDS)[number][0], string>>>({})
  const [save, busy] = useWrite(SetContactsDocument)
  const value = (field: (typeof FIELDS)[number][0]) => typed[field] ?? assignment[field] ?? ''
  const changed = FIELDS.some(([field]) => value(field) !== (assignment[field] ?? ''))

  const run = async () => {
    const contacts = Object.fromEntries(FIELDS.map(([field]) => [field, value(field).trim() || null]))
    const { failure } = await save({ assignmentId: assignment.id, version: assignment.version, contacts })
    toast(failure?.message ?? t('desk:sign.contactsSaved'), { bad: failure !== null })
    if (!failure) setTyped({})
  }
  return (
    <Section title={t('desk:sign.contacts')}>
      <div className="two">
        {FIELDS.map(([field, label]) => (
          <TextField
            key={field}
            label={t(label)}
            type={field === 'contactPhone' ? 'tel' : 'text'}
            value={value(field)}
            disabled={!assignment.can.editContacts}
            onChange={text => setTyped(old => ({ ...old, [field]: text }))}
          />
        ))}
      </div>
      {changed ? (
        <div className="row save-contacts">
          <Button busy={busy} onClick={run}>
            {t('desk:sign.saveContacts')}
          </Button>
        </div>
      ) : null}
    </Section>
  )
}
