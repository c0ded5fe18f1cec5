import type { ComplaintChoicesQuery } from '../../../graphql/generated/graphql.ts'
import { useRead } from '../../../graphql/read.ts'
import { useScope } from '../../../scope.tsx'
import { ComplaintChoicesDocument } from './list-query.ts'

export type Choices = ComplaintChoicesQuery['complaintChoices']

/** Sources, channels and categories of the jurisdiction; empty until they are read. */
export function useChoices(): Choices {
  const { place } = useScope()
  const { data } = useRead(ComplaintChoicesDocument, { place }, { pause: place === '' })
  return data?.complaintChoices ?? NONE
}

const NONE: Choices = { __typename: 'ComplaintChoices', sources: [], channels: [], categories: [] }

/** Names as a list to choose from. */
export const named = (items: readonly { id: string; name: string }[]) =>
  items.map(({ id, name }) => ({ value: id, label: name }))

/** Channels offered for new tickets (and the one chosen). */
export const channelOptions = ({ channels }: Choices, chosen: string | null = null) =>
  named(channels.filter(({ active, id }) => active || id === chosen))

/** Categories by their path, those still in use only (and the one chosen). */
export const categoryOptions = (choices: Choices, chosen: string | null = null) =>
  choices.categories
    .filter(({ active, id }) => active || id === chosen)
    .map(({ id, path }) => ({ value: id, label: path.split('/').join(' / ') }))
