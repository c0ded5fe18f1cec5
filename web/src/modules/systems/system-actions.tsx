import { useState } from 'react'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Button, confirm, toast } from '../../ui/index.ts'
import { OtherDay } from '../follow-up/index.ts'
import { RecordStatesDialog } from './record-states-dialog.tsx'

export const SystemActionsFragment = graphql(`
  fragment SystemActions on InformationSystem {
    id
    name
    version
    place {
      code
    }
    state {
      id
      effectiveOn
      cloud
      zombie
      sharing
      integration
    }
    can {
      edit
      record
      remove
    }
  }
`)

const RemoveSystemDocument = graphql(`
  mutation RemoveSystem($id: ID!, $version: Int!, $reason: String!) {
    removeSystem(id: $id, version: $version, reason: $reason) {
      id
    }
  }
`)

interface SystemActionsProps {
  system: FragmentType<typeof SystemActionsFragment>
  onEdit(): void
  onRemoved(): void
}

/** What the server says may be done, the usual step first. Nothing when nothing may. */
export function SystemActions({ system: masked, onEdit, onRemoved }: SystemActionsProps) {
  const { t } = useWords()
  const { asOf, today } = useScope()
  const system = readFragment(SystemActionsFragment, masked)
  const { can } = system
  const [recording, setRecording] = useState(false)
  const [remove, busy] = useWrite(RemoveSystemDocument)
  const takeOut = async () => {
    const reason = await confirm({
      title: t('systems:remove.title', { name: system.name }),
      body: t('systems:remove.body'),
      action: t('systems:action.remove'),
      reason: { label: t('systems:record.reason'), required: true },
    })
    if (reason === null) return
    const { failure } = await remove({ id: system.id, version: system.version, reason })
    if (failure) return toast(failure.message, { bad: true })
    toast(t('systems:remove.done', { name: system.name }))
    onRemoved()
  }
  if (!can.record && !can.edit && !can.remove) return null
  if (asOf !== today) return <OtherDay />
  return (
    <div className="record-actions">
      {can.record ? (
        <Button look="primary" onClick={() => setRecording(true)}>
          {t('systems:action.record')}
        </Button>
      ) : null}
      {can.edit ? <Button onClick={onEdit}>{t('systems:action.edit')}</Button> : null}
      {can.remove ? (
        <Button busy={busy} onClick={() => void takeOut()}>
          {t('systems:action.remove')}
        </Button>
      ) : null}
      {recording ? (
        <RecordStatesDialog
          systems={[system]}
          onClose={() => setRecording(false)}
          onDone={() => setRecording(false)}
        />
      ) : null}
    </div>
  )
}
