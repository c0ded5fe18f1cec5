import { useWords } from '../../../i18n/index.ts'
import { Skeleton } from '../../../ui/index.ts'

/** A board without figures yet: on their way, or why there are none. */
export function BoardWait({ refused }: { refused: string | null }) {
  const { t } = useWords()
  return (
    <div className="wall wait">
      {refused === null ? (
        <Skeleton lines={8} />
      ) : (
        <p className="none">{t(refused === 'FORBIDDEN' ? 'screen:forbidden' : 'screen:waiting')}</p>
      )}
    </div>
  )
}
