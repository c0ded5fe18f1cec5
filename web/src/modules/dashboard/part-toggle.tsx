import { useSearchParams } from 'wouter'
import { useWords } from '../../i18n/index.ts'
import { Segments } from '../../ui/index.ts'

const PARTS = ['LEAD', 'JOINT'] as const

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
    <Segments
      label={t('dashboard:units.part')}
      options={PARTS.map(value => ({ value, label: t(`tasks:part.${value}`) }))}
      value={part}
      onChange={choose}
    />
  )
}
