import { createElement, Fragment, type ReactNode } from 'react'

interface InOrderProps<Item> {
  of: readonly Item[]
  children(item: Item, at: number): ReactNode
}

/** Things that are nothing but their place among the others, as the pieces of a sentence: they need no keys. */
export const InOrder = <Item,>({ of, children }: InOrderProps<Item>) =>
  createElement(Fragment, null, ...of.map(children))
