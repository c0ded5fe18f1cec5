import { registerEnumType } from 'type-graphql'
import { ComplaintMeasure } from './measures.ts'

registerEnumType(ComplaintMeasure, {
  name: 'ComplaintMeasure',
  description:
    'What a ticket is counted in. A list narrowed to a measure and a period holds exactly the tickets a board counts.',
})

export { ComplaintMeasure }
