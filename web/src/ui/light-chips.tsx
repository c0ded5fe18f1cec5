import { useWords } from '../i18n/index.ts'
import { Chip } from './chip.tsx'
import { type LightKind, type LightLevel, LightShape, lightOrder } from './light.tsx'

interface LightChipsProps {
  kind?: LightKind
  /** Those that are pressed. */
  on: readonly LightLevel[]
  /** How many there are of each; undefined while the first answer is under way. */
  count(level: LightLevel): number | undefined
  press(level: LightLevel): void
}

/** A chip for each light, the worst first: what filters every list and board by light. */
export function LightChips({ kind = 'deadline', on, count, press }: LightChipsProps) {
  const { t } = useWords()
  return lightOrder.map(level => (
    <Chip key={level} on={on.includes(level)} count={count(level)} onPress={() => press(level)}>
      <span aria-hidden="true">
        <LightShape level={level} kind={kind} />
      </span>{' '}
      {t(`common:light.${kind}.${level}`)}
    </Chip>
  ))
}
