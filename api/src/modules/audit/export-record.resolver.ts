import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow, signedIn } from '../../platform/guard.ts'
import { TableExportInput } from './export-record.input.ts'
import { recordPageExport } from './export-record.service.ts'

@Resolver()
export class TableExportResolver {
  @Allow(signedIn)
  @Mutation(() => Boolean, {
    description:
      'Records in the audit log that a table of a page leaves the system, before the browser saves it. Its rows were read with the rights of the viewer.',
  })
  async recordTableExport(
    @Ctx() context: Context,
    @Arg('input', () => TableExportInput, { description: 'The table.' }) input: TableExportInput,
  ): Promise<boolean> {
    await recordPageExport(context, input)
    return true
  }
}
