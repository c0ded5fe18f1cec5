import { useState } from 'react'
import { graphql } from '../../../graphql/generated/index.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { toast } from '../../../ui/index.ts'

const SetWeightDocument = graphql(`
  mutation SetSubTaskWeight($id: ID!, $version: Int!, $weight: Float!) {
    setSubTaskWeight(id: $id, version: $version, weight: $weight) {
      id
    }
  }
`)

interface WeightFieldProps {
  task: { id: string; title: string; version: number; weight: number }
  may: boolean
}

/** Share of a sub-task in the progress of the whole; saved on leaving the field. */
export function WeightField({ task, may }: WeightFieldProps) {
  const { t } = useWords()
  const [set, busy] = useWrite(SetWeightDocument)
  const [typed, setTyped] = useState<string | null>(null)
  if (!may) return task.weight
  const save = async () => {
    if (typed === null || Number(typed) === task.weight) return setTyped(null)
    const weight = Number(typed)
    if (!(weight > 0)) {
      setTyped(null)
      return toast(t('tasks:life.weightWrong'), { bad: true })
    }
    const { failure } = await set({ id: task.id, version: task.version, weight })
    setTyped(null)
    toast(failure?.message ?? t('tasks:life.weightSaved'), { bad: failure !== null })
  }
  return (
    <input
      className="field weight"
      inputMode="decimal"
      disabled={busy}
      aria-label={t('tasks:life.weightOf', { title: task.title })}
      title={t('tasks:life.weightHint')}
      value={typed ?? String(task.weight)}
      onChange={event => setTyped(event.target.value)}
      onBlur={() => void save()}
      onKeyDown={event => {
        if (event.key === 'Enter') event.currentTarget.blur()
      }}
    />
  )
}
