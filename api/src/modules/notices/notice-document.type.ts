import { Field, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'

@Reached()
@ObjectType({ description: 'A paragraph of the paper.' })
export class NoticeParagraph {
  @Field(() => String, {
    nullable: true,
    description: 'Set in 黑体 in front of the text: 一、督办依据。 Null where the text has no heading.',
  })
  heading: string | null

  @Field(() => String, { description: 'The text, one paragraph.' })
  text: string
}

/** The same words stand on the page for printing and in the Word file. */
@Reached()
@ObjectType({ description: 'What the paper says, laid out as a 公文.' })
export class NoticeDocument {
  @Field(() => String, { description: '发文机关标志: the red head.' })
  agency: string

  @Field(() => String, {
    description: '发文字号; 〔2024〕　号 with room for the number before it is issued.',
  })
  number: string

  @Field(() => String, { description: '标题' })
  title: string

  @Field(() => String, { description: '主送机关, with the colon behind it.' })
  addressee: string

  @Field(() => [NoticeParagraph], { description: '正文' })
  paragraphs: NoticeParagraph[]

  @Field(() => String, {
    nullable: true,
    description: '附件说明 without the word 附件: one name a line, numbered when there are several.',
  })
  annex: string | null

  @Field(() => String, { description: '发文机关署名' })
  signature: string

  @Field(() => String, { description: '成文日期 as 2024年10月15日; blanks before it is signed.' })
  dateWords: string

  @Field(() => String, {
    description: '附注 in brackets: （联系人：…，电话：…）; empty when nobody is named.',
  })
  contact: string

  @Field(() => String, { nullable: true, description: '抄送机关 without the word 抄送, with a full stop.' })
  copyTo: string | null

  @Field(() => String, { description: '印发机关' })
  printedBy: string

  @Field(() => String, { description: '印发日期 as 2024年10月15日, without the word 印发.' })
  printedOn: string

  @Field(() => Boolean, { description: '作废: withdrawn; the paper says so.' })
  void: boolean
}
