import { graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, EmptyState, Loaded, useSubmitKey } from '../../../ui/index.ts'
import { ExtensionFacts, ExtensionFactsFragment } from './extension-facts.tsx'
import { Frame, finish, type PanelProps } from './frame.tsx'

export const DeskExtensionsDocument = graphql(`
  query DeskExtensions($taskId: ID!) {
    task(id: $taskId) {
      id
      extensions {
        id
        ...DeskExtensionFacts
      }
    }
  }
`)

const MarkSeenDocument = graphql(`
  mutation MarkExtensionSeen($id: ID!) {
    markExtensionSeen(id: $id) {
      id
    }
  }
`)

/** The extension of a row, read with those of its task. */
export function useExtension(taskId: string | null | undefined, id: string | null | undefined) {
  const result = useRead(DeskExtensionsDocument, { taskId: taskId ?? '' }, { fresh: true })
  const found = result.data?.task?.extensions?.find(one => one.id === id)
  return { result, masked: found, extension: found ? readFragment(ExtensionFactsFragment, found) : undefined }
}

/** 申请结果: what was decided; 知道了 takes it off the desk. */
export function ResultPanel({ row, onClose }: PanelProps) {
  const { t } = useWords()
  const { result, masked } = useExtension(row.taskId, row.extensionId)
  const [mark, busy] = useWrite(MarkSeenDocument)
  const onSeen = async () => {
    if (busy || !row.extensionId) return
    finish(await mark({ id: row.extensionId }), t('desk:extension.seen'), onClose)
  }
  useSubmitKey(onSeen)
  return (
    <Frame
      row={row}
      onClose={onClose}
      kind={t('desk:kind.RESULT')}
      foot={
        <>
          <span className="grow" />
          <Button look="primary" busy={busy} shortcut="Ctrl ↵" onClick={onSeen}>
            {t('desk:extension.seen')}
          </Button>
        </>
      }
    >
      <Loaded result={result}>
        {() =>
          masked ? <ExtensionFacts extension={masked} /> : <EmptyState>{t('desk:panel.done')}</EmptyState>
        }
      </Loaded>
    </Frame>
  )
}
