import type { complaintImport as zh } from '../zh-CN/complaint-import.ts'
import type { Words } from '../zh-CN/index.ts'

/** Loading tickets from a file. */
export const complaintImport: Words<typeof zh> = {
  title: 'Ticket imports',
}
