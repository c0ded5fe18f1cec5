import { useState } from 'react'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { ComboBox, DatePicker, toast } from '../../../ui/index.ts'
import { FormDialog, useFormErrors } from '../../follow-up/index.ts'
import { usePlaceOptions } from '../use-place-options.ts'
import { type PlaceLine, RetireDivisionDocument } from './divisions-query.ts'

interface RetireDivisionProps {
  place: string
  row: PlaceLine
  onClose(done: boolean): void
}

/** 撤并: from a day on, into another place or none. */
export function RetireDivision({ place, row: { division, below }, onClose }: RetireDivisionProps) {
  const { t } = useWords()
  const { today } = useScope()
  const { code, name, level } = division
  const [on, setOn] = useState<string | null>(today)
  const [into, setInto] = useState<string | null>(null)
  const options = usePlaceOptions(place, level).filter(({ value }) => value !== code)
  const [retire, busy] = useWrite(RetireDivisionDocument)
  const errors = useFormErrors(['on', 'into'])
  const send = async () => {
    const { failure } = await retire({ place, code, on: on ?? '', into })
    if (failure) return errors.fail(failure)
    toast(t('admin:divisions.retired', { name, day: on }))
    onClose(true)
  }
  return (
    <FormDialog
      title={t('admin:divisions.retireTitle', { name })}
      action={t('admin:divisions.retire')}
      busy={busy}
      failure={errors.rest ?? errors.of('into')}
      onSubmit={() => void send()}
      onClose={() => onClose(false)}
    >
      <DatePicker
        label={t('admin:divisions.on')}
        value={on}
        shown={today}
        onChange={setOn}
        error={errors.of('on') ?? null}
        required
      />
      <ComboBox
        key={options.length}
        label={t('admin:divisions.into')}
        options={options}
        value={into}
        onChange={setInto}
      />
      <ul className="dots">
        <li>{t('admin:divisions.retirePast')}</li>
        <li>{t('admin:divisions.retireNew')}</li>
        {below > 0 ? <li>{t('admin:divisions.retireBelow', { count: below })}</li> : null}
      </ul>
    </FormDialog>
  )
}
