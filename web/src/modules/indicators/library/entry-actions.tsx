import { useState } from 'react'
import { graphql } from '../../../graphql/generated/index.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { Button, confirm, Menu, type MenuAction, toast } from '../../../ui/index.ts'
import { useJurisdiction } from '../../follow-up/index.ts'
import { AdoptDialog } from './adopt-dialog.tsx'
import { DefineDialog } from './define-dialog.tsx'
import { EditFactsDialog } from './edit-facts-dialog.tsx'
import { ExemptDialog } from './exempt-dialog.tsx'
import type { Entry } from './library-query.ts'
import { TargetDialog } from './target-dialog.tsx'

const RetireDocument = graphql(`
  mutation RetireIndicator($id: ID!, $version: Int!, $reason: String!) {
    retireIndicator(id: $id, version: $version, reason: $reason) {
      id
      ...IndicatorEntry
    }
  }
`)

const ReactivateDocument = graphql(`
  mutation ReactivateIndicator($id: ID!, $version: Int!) {
    reactivateIndicator(id: $id, version: $version) {
      id
      ...IndicatorEntry
    }
  }
`)

const DIALOGS = { facts: EditFactsDialog, define: DefineDialog, target: TargetDialog, exempt: ExemptDialog }
type DialogId = keyof typeof DIALOGS | 'adopt'

/** What may be done to an indicator; nothing is shown to those who may only read. */
export function EntryActions({ entry }: { entry: Entry }) {
  const { t } = useWords()
  const { place } = useScope()
  const jurisdiction = useJurisdiction(place)
  const [open, setOpen] = useState<DialogId | null>(null)
  const standing = useStanding(entry)
  const { can } = entry
  const done = (said: string) => {
    toast(said)
    setOpen(null)
  }
  const edits: MenuAction[] = can.edit
    ? [
        { id: 'target', label: t('library:target.open'), run: () => setOpen('target') },
        { id: 'define', label: t('library:define.open'), run: () => setOpen('define') },
        { id: 'facts', label: t('library:edit.open'), run: () => setOpen('facts') },
        { id: 'exempt', label: t('library:exempt.open'), run: () => setOpen('exempt') },
      ]
    : []
  const [first, ...rest] = [
    ...edits,
    ...(can.retire ? [{ id: 'retire', label: t('library:retire.open'), run: standing.retire }] : []),
    ...(can.reactivate ? [{ id: 'back', label: t('library:reactivate'), run: standing.reactivate }] : []),
  ]
  const Chosen = open && open !== 'adopt' ? DIALOGS[open] : null
  return (
    <div className="record-actions">
      {can.adopt ? (
        <Button look="primary" onClick={() => setOpen('adopt')}>
          {t('library:adopt.one')}
        </Button>
      ) : null}
      {first ? <Button onClick={first.run}>{first.label}</Button> : null}
      {rest.length > 0 ? (
        <Menu label={t('common:action.more')} face={t('common:action.more')} actions={rest} />
      ) : null}
      {Chosen ? <Chosen entry={entry} onClose={() => setOpen(null)} onDone={done} /> : null}
      {open === 'adopt' ? (
        <AdoptDialog place={jurisdiction} ids={[entry.id]} onClose={() => setOpen(null)} onDone={done} />
      ) : null}
    </div>
  )
}

/** 停用 asks for a reason; 重新启用 is done at once. */
function useStanding({ id, version, name }: Entry) {
  const { t } = useWords()
  const [retire] = useWrite(RetireDocument)
  const [reactivate] = useWrite(ReactivateDocument)
  return {
    async retire() {
      const reason = await confirm({
        title: t('library:retire.title', { name }),
        body: t('library:retire.body'),
        action: t('library:retire.open'),
        reason: { label: t('library:retire.reason'), required: true },
      })
      if (reason === null) return
      const { failure } = await retire({ id, version, reason })
      toast(failure?.message ?? t('library:retire.done'), { bad: Boolean(failure) })
    },
    async reactivate() {
      const { failure } = await reactivate({ id, version })
      toast(failure?.message ?? t('library:reactivated'), { bad: Boolean(failure) })
    },
  }
}
