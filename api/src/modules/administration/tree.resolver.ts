import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import { type Context, neverKept } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { Allow } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { canManageDivisions } from '../access/index.ts'
import {
  addPlace,
  adminPlaces,
  nextPlaceCode,
  renamePlace,
  restorePlace,
  retirePlace,
} from './tree.service.ts'
import { AdminPlace } from './tree.type.ts'

const aPlace = () => Arg('place', () => ID, { description: 'Jurisdiction.' })
const aCode = () => Arg('code', () => ID, { description: 'The place.' })
const aName = () => Arg('name', () => String, { description: 'Full name.' })

@Resolver(() => AdminPlace)
export class TreeResolver {
  @Allow(canManageDivisions)
  @Query(() => [AdminPlace], {
    description:
      'Places right below one, retired ones too; with words up to 100 anywhere in it. System administrator.',
  })
  adminPlaces(
    @Ctx() context: Context,
    @aPlace() place: string,
    @Arg('parent', () => ID, { nullable: true, description: 'The jurisdiction when left out.' })
    parent: string | null,
    @Arg('words', () => String, { nullable: true, description: 'Words in the name, or a code.' })
    words: string | null,
  ): Promise<AdminPlace[]> {
    neverKept(context)
    return adminPlaces(context, place, { parent: parent ?? null, words: words ?? null })
  }

  @Allow(canManageDivisions)
  @Query(() => ID, { nullable: true, description: 'The next free code right below a place.' })
  nextDivisionCode(
    @Ctx() context: Context,
    @aPlace() place: string,
    @Arg('parent', () => ID, { description: 'The place above.' }) parent: string,
  ): Promise<string | null> {
    neverKept(context)
    return nextPlaceCode(context, place, parent)
  }

  @Allow(canManageDivisions)
  @Mutation(() => Boolean, { description: 'Adds a place with the body that governs it.' })
  addDivision(
    @Ctx() context: Context,
    @aPlace() place: string,
    @Arg('parent', () => ID, { description: 'The place above.' }) parent: string,
    @aCode() code: string,
    @aName() name: string,
  ): Promise<boolean> {
    return addPlace(context, place, { parent, code, name })
  }

  @Allow(canManageDivisions)
  @Mutation(() => Boolean, { description: 'Gives a new name; the body of the place follows.' })
  renameDivision(
    @Ctx() context: Context,
    @aPlace() place: string,
    @aCode() code: string,
    @Arg('from', () => String, { description: 'The name the person saw.' }) from: string,
    @aName() name: string,
  ): Promise<boolean> {
    return renamePlace(context, place, { code, from, name })
  }

  @Allow(canManageDivisions)
  @Mutation(() => Boolean, { description: '撤并: no more from a day on, with all in it; its records stay.' })
  retireDivision(
    @Ctx() context: Context,
    @aPlace() place: string,
    @aCode() code: string,
    @Arg('on', () => DayScalar, { description: 'First day it is no more, today or later.' }) on: Day,
    @Arg('into', () => ID, { nullable: true, description: 'Where it goes.' }) into: string | null,
  ): Promise<boolean> {
    return retirePlace(context, place, { code, on, into: into ?? null })
  }

  @Allow(canManageDivisions)
  @Mutation(() => Boolean, { description: 'Takes a 撤并 back.' })
  restoreDivision(@Ctx() context: Context, @aPlace() place: string, @aCode() code: string): Promise<boolean> {
    return restorePlace(context, place, code)
  }
}
