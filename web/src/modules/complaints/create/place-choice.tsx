import { useMemo } from 'react'
import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import { ComboBox, type Option } from '../../../ui/index.ts'
import { useJurisdiction } from '../../follow-up/index.ts'

const TicketPlacesDocument = graphql(`
  query TicketPlaces($code: ID!) {
    division(code: $code) {
      code
      name
      children {
        code
        name
        children {
          code
          name
        }
      }
    }
  }
`)

/** The jurisdiction, its towns and their villages. */
function usePlaceOptions(): Option[] {
  const { place } = useScope()
  const code = useJurisdiction(place)
  const { data } = useRead(TicketPlacesDocument, { code }, { pause: code === '' })
  const top = data?.division
  return useMemo(() => {
    if (!top) return []
    const below = top.children.flatMap(town => [
      { value: town.code, label: town.name },
      ...town.children.map(village => ({ value: village.code, label: `${town.name} ${village.name}` })),
    ])
    return [{ value: top.code, label: top.name }, ...below]
  }, [top])
}

/** Names by code. */
export function usePlaceNames(): ReadonlyMap<string, string> {
  const options = usePlaceOptions()
  return useMemo(() => new Map(options.map(({ value, label }) => [value, label])), [options])
}

interface PlaceChoiceProps {
  value: string | null
  onChange(code: string): void
  error?: string | undefined
}

/** Where it happened: the jurisdiction, its towns and villages, found by typing. */
export function PlaceChoice({ value, onChange, error }: PlaceChoiceProps) {
  const { t } = useWords()
  const options = usePlaceOptions()
  return (
    <div className="fld">
      {options.length > 0 ? (
        <ComboBox
          label={t('complaints:create.place')}
          options={options}
          value={value}
          onChange={next => next && onChange(next)}
          placeholder={t('complaints:create.placeHint')}
        />
      ) : null}
      {error ? (
        <span className="err" role="alert">
          {error}
        </span>
      ) : null}
    </div>
  )
}
