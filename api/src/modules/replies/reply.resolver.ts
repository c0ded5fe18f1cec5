import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { Attachment, attachmentLoader } from '../attachments/index.ts'
import { Organization, organizationLoader } from '../divisions/index.ts'
import { Reply } from './reply.type.ts'

@Resolver(() => Reply)
export class ReplyResolver {
  @FieldResolver(() => Organization, { description: 'Who answers.' })
  async organization(@Ctx() context: Context, @Root() { organizationId }: Reply): Promise<Organization> {
    const organization = await organizationLoader(context).load(organizationId)
    if (!organization) throw notFound('这个单位')
    return organization
  }

  @FieldResolver(() => [Attachment], { description: 'Evidence, in the order it was given.' })
  attachments(@Ctx() context: Context, @Root() { jurisdictionCode, id }: Reply): Promise<Attachment[]> {
    return attachmentLoader(context, 'Reply').load({ jurisdictionCode, id })
  }
}
