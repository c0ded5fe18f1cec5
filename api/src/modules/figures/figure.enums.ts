import { registerEnumType } from 'type-graphql'
import { FigureSource } from '#prisma'

export { FigureSource }

registerEnumType(FigureSource, {
  name: 'FigureSource',
  description:
    'OWN: reported or counted for the place itself. ROLL_UP: added up. FORMULA: computed from others.',
})
