import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { Button, ComboBox } from '../../../ui/index.ts'
import type { DraftOwner } from '../draft/draft.documents.ts'
import { useOrganizations } from './use-organizations.ts'

interface AddOwnerProps {
  label: string
  taken: readonly DraftOwner[]
  onAdd(owner: DraftOwner): void
  onClose(): void
}

/** A unit of the directory found by typing, or a free name left by Enter: it is then created with the ledger. */
export function AddOwner({ label, taken, onAdd, onClose }: AddOwnerProps) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  const { organizations } = useOrganizations(words)
  const box = useRef<HTMLSpanElement>(null)
  useEffect(() => box.current?.querySelector('input')?.focus(), [])
  const names = new Set(taken.map(({ name }) => name))
  const options = organizations
    .filter(({ name }) => !names.has(name))
    .map(({ id, name }) => ({ value: id, label: name }))
  const add = (name: string, organizations: DraftOwner['organizations']) => {
    if (!names.has(name)) onAdd({ name, groupRule: null, organizations, source: null })
    onClose()
  }
  return (
    <span className="add-owner" ref={box}>
      <ComboBox
        quiet
        label={label}
        placeholder={t('plans:owner.find')}
        options={options}
        value={null}
        onSearch={setWords}
        onChange={id => {
          const found = organizations.find(one => one.id === id)
          if (found) add(found.name, [{ id: found.id, name: found.name }])
        }}
        onCreate={name => add(name, [])}
      />
      <Button look="plain" small onClick={onClose}>
        {t('common:action.cancel')}
      </Button>
    </span>
  )
}
