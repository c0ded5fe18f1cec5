import { useScope } from '../../scope.tsx'
import { DatePicker, TextArea } from '../../ui/index.ts'
import type { Verdict } from './use-verdict.ts'

interface VerdictFieldsProps {
  verdict: Verdict
  words: { decision: string; accept: string; return: string; opinion: string; newDueOn: string }
}

/** The fields of a decision; reason and new date are asked for with a return. */
export function VerdictFields({ verdict, words }: VerdictFieldsProps) {
  const { today } = useScope()
  const { accept, errors } = verdict
  return (
    <>
      <fieldset className="choice-row">
        <legend className="label">{words.decision}</legend>
        {([true, false] as const).map(one => (
          <label key={String(one)} className="check">
            <input
              type="radio"
              name="decision"
              checked={accept === one}
              onChange={() => verdict.choose(one)}
            />
            {one ? words.accept : words.return}
          </label>
        ))}
      </fieldset>
      <TextArea
        label={words.opinion}
        rows={3}
        value={verdict.opinion}
        onChange={verdict.setOpinion}
        error={errors.of('opinion')}
        required={!accept}
      />
      {accept ? null : (
        <DatePicker
          label={words.newDueOn}
          value={verdict.newDueOn}
          shown={today}
          onChange={verdict.setNewDueOn}
          error={errors.of('newDueOn') ?? null}
          required
        />
      )}
    </>
  )
}
