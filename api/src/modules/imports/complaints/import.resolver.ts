import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import { type Context, neverKept } from '../../../platform/context.ts'
import { Allow } from '../../../platform/guard.ts'
import { canManageComplaints } from '../../access/index.ts'
import { ImportColumnInput, ImportTermInput } from './import.input.ts'
import { listImports, requireImport, showImport } from './import.query.ts'
import { ComplaintImport, ComplaintImportConnection } from './import.type.ts'
import { carryOut } from './import-actions.ts'

const anImport = () => Arg('id', () => ID, { description: 'Import.' })

@Resolver(() => ComplaintImport)
export class ComplaintImportResolver {
  @Allow(canManageComplaints)
  @Query(() => ComplaintImportConnection, { description: 'Imports of tickets, newest first.' })
  complaintImports(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'Division.' }) place: string,
    @Arg('first', () => Int, { nullable: true, description: 'Rows, 20 by default, 200 at most.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'endCursor of the page before.' })
    after?: string | null,
  ): Promise<ComplaintImportConnection> {
    neverKept(context)
    return listImports(context, { place, first, after })
  }

  @Allow(canManageComplaints)
  @Query(() => ComplaintImport, { description: 'One import.' })
  async complaintImport(@Ctx() context: Context, @anImport() id: string): Promise<ComplaintImport> {
    // How far it is changes without a write of records.
    neverKept(context)
    return showImport(context, await requireImport(context, id))
  }

  @Allow(canManageComplaints)
  @Mutation(() => ComplaintImport, {
    description:
      'Columns, source and header rows as the person wants them; the file is read again. Remembered as the profile of the source when it is committed.',
  })
  settleComplaintImport(
    @Ctx() context: Context,
    @anImport() id: string,
    @Arg('sourceName', () => String, { description: 'Where the tickets come from.' }) sourceName: string,
    @Arg('columns', () => [ImportColumnInput], { description: 'What the columns mean.' })
    columns: ImportColumnInput[],
    @Arg('headerRows', () => Int, { nullable: true, description: 'Rows above the data, 0–5.' })
    headerRows?: number | null,
    @Arg('sheet', () => String, { nullable: true, description: 'Sheet of the workbook.' }) sheet?:
      | string
      | null,
    @Arg('encoding', () => String, { nullable: true, description: 'Encoding of the text.' })
    encoding?: string | null,
  ): Promise<ComplaintImport> {
    return carryOut(context, id, {
      kind: 'SETTLE',
      settlement: { sourceName, columns, headerRows, sheet, encoding },
    })
  }

  @Allow(canManageComplaints)
  @Mutation(() => ComplaintImport, { description: 'What unknown words mean; remembered.' })
  settleImportTerms(
    @Ctx() context: Context,
    @anImport() id: string,
    @Arg('terms', () => [ImportTermInput], { description: 'Decisions.' }) terms: ImportTermInput[],
  ): Promise<ComplaintImport> {
    const decisions = terms.map(({ target, ...rest }) => ({ ...rest, target: target ?? null }))
    return carryOut(context, id, { kind: 'TERMS', decisions })
  }

  @Allow(canManageComplaints)
  @Mutation(() => ComplaintImport, {
    description: 'Writes the good rows. wholeOnly: refuse when any row is bad.',
  })
  commitComplaintImport(
    @Ctx() context: Context,
    @anImport() id: string,
    @Arg('wholeOnly', () => Boolean, { description: 'All rows or none.' }) wholeOnly: boolean,
  ): Promise<ComplaintImport> {
    return carryOut(context, id, { kind: 'COMMIT', wholeOnly })
  }

  @Allow(canManageComplaints)
  @Mutation(() => ComplaintImport, {
    description:
      'Stops reading or writing. Rows written so far stay (STOPPED) until they are undone or the rest is written.',
  })
  cancelComplaintImport(@Ctx() context: Context, @anImport() id: string): Promise<ComplaintImport> {
    return carryOut(context, id, { kind: 'CANCEL' })
  }

  @Allow(canManageComplaints)
  @Mutation(() => ComplaintImport, { description: 'Goes on with what was stopped in the middle.' })
  resumeComplaintImport(@Ctx() context: Context, @anImport() id: string): Promise<ComplaintImport> {
    return carryOut(context, id, { kind: 'RESUME' })
  }

  @Allow(canManageComplaints)
  @Mutation(() => ComplaintImport, {
    description: 'Takes back what an import did; refused where later imports changed the same tickets.',
  })
  undoComplaintImport(@Ctx() context: Context, @anImport() id: string): Promise<ComplaintImport> {
    return carryOut(context, id, { kind: 'UNDO' })
  }
}
