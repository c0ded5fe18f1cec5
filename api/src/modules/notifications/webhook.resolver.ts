import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import { DeliveryStatus } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canEditSettings } from '../access/index.ts'
import { listDeliveries, retryDelivery } from './delivery.service.ts'
import { Delivery, DeliveryConnection } from './delivery.type.ts'
import { listWebhooks, saveWebhook, testWebhook } from './webhook.service.ts'
import { Webhook, WebhookInput } from './webhook.type.ts'

@Resolver(() => Webhook)
export class WebhookResolver {
  @Allow(canEditSettings)
  @Query(() => [Webhook], {
    description: 'Systems that are told; for the system administrator of the place.',
  })
  webhooks(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'Division code.' }) place: string,
  ): Promise<Webhook[]> {
    return listWebhooks(context, place)
  }

  @Allow(canEditSettings)
  @Query(() => DeliveryConnection, {
    description: 'Mails and calls, the newest first; for the system administrator of the place.',
  })
  deliveries(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'Division code.' }) place: string,
    @Arg('status', () => [DeliveryStatus], { nullable: true, description: 'Only these.' })
    status?: DeliveryStatus[] | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows wanted, 50 when left out, at most 200.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: '`endCursor` of the page before.' })
    after?: string | null,
  ): Promise<DeliveryConnection> {
    return listDeliveries(context, {
      place,
      status: status ?? null,
      first: first ?? null,
      after: after ?? null,
    })
  }

  @Allow(canEditSettings)
  @Mutation(() => Webhook, {
    description:
      'Makes or changes a webhook. BAD_INPUT (name, url, secret, kinds, templates.KIND), NOT_FOUND.',
  })
  saveWebhook(
    @Ctx() context: Context,
    @Arg('input', () => WebhookInput, { description: 'As the form has it.' }) input: WebhookInput,
  ): Promise<Webhook> {
    return saveWebhook(context, input)
  }

  @Allow(canEditSettings)
  @Mutation(() => Int, {
    description: 'Sends a sample at once and answers the HTTP status. UNAVAILABLE when nobody answers.',
  })
  testWebhook(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Webhook.' }) id: string,
  ): Promise<number> {
    return testWebhook(context, id)
  }

  @Allow(canEditSettings)
  @Mutation(() => Delivery, {
    description: 'Sends one again by hand: failed, or cut off by a crash. NOT_FOUND, CONFLICT.',
  })
  retryDelivery(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Delivery.' }) id: string,
  ): Promise<Delivery> {
    return retryDelivery(context, id)
  }
}
