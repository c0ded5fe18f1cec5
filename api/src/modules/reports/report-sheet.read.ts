import { type ReadSheet, readUploadedSheet } from '../../platform/sheet-file.ts'
import { SHEET_NAME } from './report-sheet.file.ts'

/** The rows of an uploaded sheet of reports. Throws `UNREADABLE_FILE`, `TOO_LARGE` with what to do. */
export const readReportSheet = (bytes: Uint8Array): Promise<ReadSheet> =>
  readUploadedSheet(bytes, {
    name: SHEET_NAME,
    unreadable:
      '无法读取这个文件。请上传从本系统下载的 .xlsx 填报表，不要另存为 .xls 或 .csv，也不要加密码。',
    tooLarge: '表格太大，无法读取。请重新下载填报表，只填浅黄色的格子后再上传。',
  })
