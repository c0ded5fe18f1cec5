import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import { type Context, neverKept } from '../../platform/context.ts'
import { Allow, signedIn } from '../../platform/guard.ts'
import { deleteView, ownViews, renameView, restoreView, saveView, viewById } from './saved-view.service.ts'
import { SavedView } from './saved-view.type.ts'

const NAME = { description: 'At most 40 characters, once among those of the viewer.' }

@Resolver(() => SavedView)
export class SavedViewResolver {
  @Allow(signedIn)
  @Query(() => [SavedView], { description: "The viewer's own views, by name." })
  savedViews(@Ctx() context: Context): Promise<SavedView[]> {
    return ownViews(context)
  }

  @Allow(signedIn)
  @Query(() => SavedView, {
    description:
      'A view of whomever, for everyone who has its link. What its address shows follows the rights of who opens it.',
  })
  savedView(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The view.' }) id: string,
  ): Promise<SavedView> {
    // Its owner may work in a jurisdiction whose revision the reader does not see.
    neverKept(context)
    return viewById(context, id)
  }

  @Allow(signedIn)
  @Mutation(() => SavedView, {
    description: 'Saves an address of this app under a name. At most 50 a person.',
  })
  saveView(
    @Ctx() context: Context,
    @Arg('name', () => String, NAME) name: string,
    @Arg('address', () => String, { description: 'Path and query, without host; at most 2000 characters.' })
    address: string,
  ): Promise<SavedView> {
    return saveView(context, name, address)
  }

  @Allow(signedIn)
  @Mutation(() => SavedView, { description: 'Gives a view of the viewer another name.' })
  renameView(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The view.' }) id: string,
    @Arg('name', () => String, NAME) name: string,
  ): Promise<SavedView> {
    return renameView(context, id, name)
  }

  @Allow(signedIn)
  @Mutation(() => Boolean, { description: 'Deletes a view of the viewer.' })
  deleteView(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The view.' }) id: string,
  ): Promise<boolean> {
    return deleteView(context, id)
  }

  @Allow(signedIn)
  @Mutation(() => SavedView, {
    description: 'Takes back a deletion of the viewer: under the same id, so that links work again.',
  })
  restoreView(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The view.' }) id: string,
  ): Promise<SavedView> {
    return restoreView(context, id)
  }
}
