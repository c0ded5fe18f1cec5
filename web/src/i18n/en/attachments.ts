import type { attachments as zh } from '../zh-CN/attachments.ts'
import type { Words } from '../zh-CN/index.ts'

export const attachments: Words<typeof zh> = {
  label: 'Files',
  hint: 'Files may be dropped here: PDF, OFD, Word, Excel, PPT, pictures, zip, text; up to {{limit}} MB each.',
  camera: 'Take a photo',
  sending: 'Sending {{name}}',
  remove: 'Remove',
  removeNamed: 'Remove the file {{name}}',
  download: 'Download {{name}}',
  refused: {
    type: 'This kind of file is not taken; nothing was sent. Use: {{accepted}}',
    empty: 'The file is empty; nothing was sent. Make sure that it is saved, then choose it again.',
    size: 'The file has {{size}}, more than {{limit}} MB; nothing was sent. Make it smaller or split it, then choose again.',
  },
}
