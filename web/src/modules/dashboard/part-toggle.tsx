import { useSearchParams } from 'wouter'
import { useWords } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'

/** 牵头 | 配合. The choice lives in the address, so that it stays while drilling down. */
export function PartToggle({ part }: { part: 'LEAD' | 'JOINT' }) {
  const { t } = useWords()
  const [, setParams] = useSearchParams()
  const choose = (next: 'LEAD' | 'JOINT') =>
    setParams(
      before => {
        if (next === 'JOINT') before.set('part', next)
        else before.delete('part')
        return before
      },
      { replace: true },
    )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a line of text.
    <span className="parts no-print" role="group" aria-label={t('dashboard:units.part')}>
      {(['LEAD', 'JOINT'] as const).map(one => (
        <button
          key={one}
          type="button"
          className={cx(one === part && 'on')}
          aria-pressed={one === part}
          onClick={() => choose(one)}
        >
          {t(`tasks:part.${one}`)}
        </button>
      ))}
    </span>
  )
}
