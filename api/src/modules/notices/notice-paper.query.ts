import type { Context } from '../../platform/context.ts'
import { allow } from '../../platform/guard.ts'
import { attachmentLoader } from '../attachments/index.ts'
import { recordExport } from '../audit/index.ts'
import { divisionLoader, ruleSettings } from '../divisions/index.ts'
import { noticeDocument } from './notice.document.ts'
import { noticeDocx } from './notice.docx.ts'
import { noticeById } from './notice.query.ts'
import type { Notice } from './notice.type.ts'
import type { NoticeDocument } from './notice-document.type.ts'
import { recipientLoader } from './notice-recipient.loader.ts'

const COUNTY = 3

/** 武江区人民政府督查室; a county bears the name of its city in front where the tree has it: 韶关市武江区 … */
async function officeName(context: Context, code: string): Promise<string> {
  const division = await divisionLoader(context).load(code)
  const above =
    division?.level === COUNTY && division.parentCode !== null
      ? await divisionLoader(context).load(division.parentCode)
      : null
  return `${above?.name ?? ''}${division?.name ?? ''}人民政府督查室`
}

/** The paper of a notice, as the rules of the day it was issued name the agency. No policy: ask before showing. */
export async function paperOf(context: Context, notice: Notice): Promise<NoticeDocument> {
  const { jurisdictionCode, issuedOn } = notice
  const today = context.clock.today()
  const rules = await ruleSettings(context, jurisdictionCode, issuedOn ?? today)
  const [recipients, files] = await Promise.all([
    recipientLoader(context).load(notice),
    attachmentLoader(context, 'Notice').load(notice),
  ])
  return noticeDocument({
    kind: notice.kind,
    title: notice.title,
    content: notice.content ?? '',
    basis: notice.basis ?? '',
    requirement: notice.requirement ?? '',
    annex: notice.annex,
    fileNames: files.map(({ name }) => name),
    copyTo: notice.copyTo,
    contact: notice.contact ?? '',
    contactPhone: notice.contactPhone ?? '',
    documentNumber: notice.documentNumber,
    agencyMark: rules.agencyMark,
    agencyName: rules.agencyName || (await officeName(context, jurisdictionCode)),
    recipients: recipients.map(({ organization }) => organization.name),
    signedOn: notice.signedOn,
    issuedOn,
    today,
    void: notice.status === 'WITHDRAWN',
  })
}

/** A Word file and what it is called: number and title. */
export interface NoticeFile {
  name: string
  bytes: Uint8Array
}

/** Marks no file system and no browser takes in a name, and control characters. */
const UNFIT = /[\\/:*?"<>|\p{Cc}]+/gu

const LONGEST_NAME = 100

/** The Word file of a notice; recorded. Throws `NOT_FOUND`, and `FORBIDDEN` for those who only see the outline. */
export async function noticeFile(context: Context, id: string): Promise<NoticeFile> {
  const notice = await noticeById(context, id)
  allow(notice.readDetail, context.viewer)
  const paper = await paperOf(context, notice)
  const state = notice.status === 'WITHDRAWN' ? '（作废）' : ''
  const name = `${notice.documentNumber ?? '草稿'} ${paper.title}`.replace(UNFIT, '_').slice(0, LONGEST_NAME)
  const bytes = await noticeDocx(paper)
  await recordExport(context, { place: notice.placeCode, name, rows: 1 })
  return { name: `${name}${state}.docx`, bytes }
}
