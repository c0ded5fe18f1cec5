import { useCallback } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { toast } from '../../ui/index.ts'
import { setUnread } from './unread.ts'

const MarkReadDocument = graphql(`
  mutation MarkMessagesRead($ids: [ID!], $all: Boolean) {
    markMessagesRead(ids: $ids, all: $all)
  }
`)

/** Marks messages as read: some by id, or all of them. */
export function useReadMessages(): (which: { ids: string[] } | { all: true }) => Promise<void> {
  const [mark] = useWrite(MarkReadDocument)
  return useCallback(
    async which => {
      const { data, failure } = await mark('ids' in which ? { ids: which.ids } : { all: true })
      if (data) setUnread(data.markMessagesRead)
      else toast(failure.message, { bad: true })
    },
    [mark],
  )
}
