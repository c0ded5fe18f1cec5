import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow, signedIn } from '../../platform/guard.ts'
import { SearchKind } from './search.enums.ts'
import { search } from './search.query.ts'
import { SearchResult } from './search.type.ts'

@Resolver()
export class SearchResolver {
  @Allow(signedIn)
  @Query(() => SearchResult, {
    description:
      'Finds by words anywhere in the title, by numbers, by pinyin and its initials: tasks, units, places, indicators, notices, tickets, hot issues, systems, plans, people. Nothing that the list of its kind would not show the viewer.',
  })
  search(
    @Ctx() context: Context,
    @Arg('text', () => String, { description: 'Words, all of them wanted; at most 60 characters.' })
    text: string,
    @Arg('place', () => ID, {
      nullable: true,
      description:
        "The place looked at: its jurisdiction is searched, what is near comes first. The viewer's first when left out.",
    })
    place?: string | null,
    @Arg('kinds', () => [SearchKind], { nullable: true, description: 'All when left out.' })
    kinds?: SearchKind[] | null,
    @Arg('first', () => Int, {
      nullable: true,
      description: 'Hits wanted of each kind, 5 by default, at most 20.',
    })
    first?: number | null,
  ): Promise<SearchResult> {
    return search(context, { text, place: place ?? null, kinds: kinds ?? null, first: first ?? null })
  }
}
