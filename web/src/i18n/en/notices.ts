import type { Words } from '../zh-CN/index.ts'
import type { notices as zh } from '../zh-CN/notices.ts'

export const notices: Words<typeof zh> = {
  print: {
    draft: 'No number yet',
    several: '{{count}} notices',
    task: 'Task',
    back: 'Back',
    word: 'Word',
    print: 'Print',
    none: 'Nothing to print: none was chosen, or you may not read them.',
    outline: 'You may see the outline of “{{title}}” only, not print it.',
    void: 'Void',
  },
}
