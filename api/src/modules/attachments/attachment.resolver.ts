import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canHandInFiles } from './attachment.policy.ts'
import { removeAttachment } from './attachment.service.ts'
import { Attachment } from './attachment.type.ts'

@Resolver(() => Attachment)
export class AttachmentResolver {
  @Allow(canHandInFiles)
  @Mutation(() => Boolean, {
    description:
      'Takes a file back that no record holds; from a draft it is taken by saving the draft without it. NOT_FOUND, CONFLICT.',
  })
  removeAttachment(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'File.' }) id: string,
  ): Promise<boolean> {
    return removeAttachment(context, id)
  }
}
