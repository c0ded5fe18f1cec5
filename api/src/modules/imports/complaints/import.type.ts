import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ComplaintImportStatus, ImportTermKind } from '#prisma'
import { Reached } from '../../../platform/guard.ts'
import { PageInfo } from '../../../platform/page-info.type.ts'
import { InstantScalar } from '../../../platform/scalars.ts'
import { ComplaintSource } from '../../complaints/index.ts'
import { ComplaintField } from './complaint-field.enum.ts'

export { ComplaintImportStatus, ImportTermKind }

registerEnumType(ComplaintImportStatus, {
  name: 'ComplaintImportStatus',
  description: 'How far a file of tickets is on its way in.',
})
registerEnumType(ImportTermKind, { name: 'ImportTermKind', description: 'What words of a file name.' })

export enum TermMatch {
  EXACT = 'EXACT',
  ALIAS = 'ALIAS',
  SIMILAR = 'SIMILAR',
  REMEMBERED = 'REMEMBERED',
  MERGED = 'MERGED',
  RETIRED = 'RETIRED',
  NONE = 'NONE',
}
registerEnumType(TermMatch, {
  name: 'TermMatch',
  description:
    'How words were matched: the very name, another form of it, a name much like it, as settled before, the place that went into the target, a place that is no more (to be decided), not at all.',
})

@Reached()
@ObjectType({ description: 'A column of a file and what it means.' })
export class ImportColumn {
  @Field(() => Int, { description: 'From 0.' })
  index: number

  @Field(() => String, { description: 'Its name in the file.' })
  header: string

  @Field(() => ComplaintField, { description: 'What it means.' })
  field: ComplaintField

  @Field(() => Float, { description: '0–1' })
  confidence: number

  @Field(() => String, { description: 'Why: the words of the head, or what the values look like.' })
  reason: string

  @Field(() => [String], { description: 'A few values; personal information masked.' })
  samples: string[]

  @Field(() => String, { nullable: true, description: 'Of dates: the form found, e.g. YYYY/M/D H:mm:ss.' })
  form: string | null

  @Field(() => Int, { description: 'Cells that say something, of the rows looked at.' })
  filled: number
}

@Reached()
@ObjectType({ description: 'How a file is read.' })
export class ImportShape {
  @Field(() => String, { description: 'csv, tsv, xlsx, json, jsonl' })
  kind: string

  @Field(() => String, { nullable: true, description: 'Encoding of its text.' })
  encoding: string | null

  @Field(() => String, { nullable: true, description: 'Sign between cells.' })
  delimiter: string | null

  @Field(() => String, { nullable: true, description: 'Sheet that is read.' })
  sheet: string | null

  @Field(() => [String], { description: 'All sheets of the workbook.' })
  sheets: string[]

  @Field(() => Int, { description: 'Rows above the data.' })
  headerRows: number
}

@Reached()
@ObjectType({ description: 'What words might mean.' })
export class ImportCandidate {
  @Field(() => String, { description: 'Code of a place, id of a unit or category.' })
  target: string

  @Field(() => String, { description: 'Its name.' })
  name: string

  @Field(() => Float, { description: 'Likeness, 0–1.' })
  score: number
}

@Reached()
@ObjectType({
  description: 'Words of a file that name a place, a unit or a category, and what they mean here.',
})
export class ImportTerm {
  @Field(() => ImportTermKind, { description: 'What they name.' })
  kind: ImportTermKind

  @Field(() => String, { description: 'As written; county, town and village with a slash between.' })
  words: string

  @Field(() => Int, { description: 'Rows they stand in.' })
  rows: number

  @Field(() => TermMatch, { description: 'How they were matched.' })
  match: TermMatch

  @Field(() => String, { nullable: true, description: 'Code or id; null = none here.' })
  target: string | null

  @Field(() => String, { nullable: true, description: 'Name of the target.' })
  targetName: string | null

  @Field(() => [ImportCandidate], { description: 'Nearest, best first.' })
  candidates: ImportCandidate[]

  @Field(() => Boolean, { description: 'Proposed: make a new unit or category of these words.' })
  create: boolean
}

@Reached()
@ObjectType({ description: 'Something wrong with a row.' })
export class ImportFault {
  @Field(() => Int, { description: 'As the person sees it in the file.' })
  row: number

  @Field(() => String, { nullable: true, description: 'Name of the column.' })
  column: string | null

  @Field(() => String, { description: 'What is wrong.' })
  reason: string

  @Field(() => String, { description: 'What to do.' })
  fix: string

  @Field(() => String, { nullable: true, description: 'What stands there; personal information masked.' })
  value: string | null
}

@Reached()
@ObjectType({ description: 'How far reading or writing is.' })
export class ImportProgress {
  @Field(() => String, { description: 'The status, or UNDOING.' })
  phase: string

  @Field(() => Int, { description: 'Rows done.' })
  done: number

  @Field(() => Int, { nullable: true, description: 'Rows in all, as far as can be told.' })
  total: number | null

  @Field(() => Float, { nullable: true, description: 'Rows a second in this phase.' })
  rowsPerSecond: number | null

  @Field(() => Float, { nullable: true, description: 'Seconds left, as far as can be told.' })
  secondsLeft: number | null
}

@Reached()
@ObjectType({ description: 'What may be done with an import now.' })
export class ImportCan {
  @Field(() => Boolean, { description: 'Settle columns and words.' })
  settle: boolean

  @Field(() => Boolean, { description: 'Write the good rows.' })
  commit: boolean

  @Field(() => Boolean, { description: 'Stop it.' })
  cancel: boolean

  @Field(() => Boolean, { description: 'Go on where it was left.' })
  resume: boolean

  @Field(() => Boolean, { description: 'Take back what it did.' })
  undo: boolean
}

@Reached()
@ObjectType({ description: 'A file of tickets on its way in.' })
export class ComplaintImport {
  jurisdictionCode: string

  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => ComplaintImportStatus, { description: 'How far it is.' })
  status: ComplaintImportStatus

  @Field(() => String, { description: 'Name of the file.' })
  fileName: string

  @Field(() => Float, { description: 'Size of the file.' })
  bytes: number

  @Field(() => ComplaintSource, {
    nullable: true,
    description: 'Source its tickets belong to, once settled.',
  })
  source: ComplaintSource | null

  @Field(() => String, { description: 'Name of the source, proposed before one is settled.' })
  sourceName: string

  @Field(() => ImportShape, { nullable: true, description: 'How the file is read.' })
  shape: ImportShape | null

  @Field(() => [ImportColumn], { description: 'Columns of the file.' })
  columns: ImportColumn[]

  @Field(() => [ImportTerm], {
    description: 'Words of places, units and categories, most rows first; empty before it is read.',
  })
  terms: ImportTerm[]

  @Field(() => String, { nullable: true, description: 'Columns are as settled before under this name.' })
  profileName: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Something to know about the file, e.g. that it has no numbers of tickets.',
  })
  note: string | null

  @Field(() => Int, { description: 'Rows in all.' })
  rows: number

  @Field(() => Int, { description: 'New tickets.' })
  created: number

  @Field(() => Int, { description: 'Changed tickets.' })
  updated: number

  @Field(() => Int, { description: 'The same as before.' })
  unchanged: number

  @Field(() => Int, { description: 'Bad rows.' })
  failed: number

  @Field(() => Int, { description: 'Good rows without a town or village here.' })
  unplaced: number

  @Field(() => Int, { description: 'Good rows written so far.' })
  committedRows: number

  @Field(() => [ImportFault], { description: 'The first 200; the sheet holds all.' })
  faults: ImportFault[]

  @Field(() => String, { nullable: true, description: 'Address of the sheet of faults; null without any.' })
  faultSheet: string | null

  @Field(() => ImportProgress, { description: 'How far it is.' })
  progress: ImportProgress

  @Field(() => String, { nullable: true, description: 'Why it failed or what was left, in a sentence.' })
  fault: string | null

  @Field(() => InstantScalar, { description: 'When it was uploaded.' })
  startedAt: Date

  @Field(() => String, { description: 'Who uploaded it.' })
  startedBy: string

  @Field(() => InstantScalar, { nullable: true, description: 'When it ended.' })
  finishedAt: Date | null

  @Field(() => InstantScalar, { nullable: true, description: 'When it was taken back.' })
  undoneAt: Date | null

  @Field(() => String, { nullable: true, description: 'Who took it back.' })
  undoneBy: string | null

  @Field(() => ImportCan, { description: 'What may be done with it now.' })
  can: ImportCan
}

@Reached()
@ObjectType({ description: 'Imports of a place, newest first.' })
export class ComplaintImportConnection {
  @Field(() => [ComplaintImport], { description: 'A page of them.' })
  nodes: ComplaintImport[]

  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo

  @Field(() => Int, { description: 'Imports in all.' })
  totalCount: number
}
