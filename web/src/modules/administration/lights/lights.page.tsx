import { useState } from 'react'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import {
  Button,
  Card,
  type LightLevel,
  LightShape,
  Loaded,
  PageHead,
  Select,
  TextField,
  toast,
} from '../../../ui/index.ts'
import { useFormErrors } from '../../follow-up/index.ts'
import { useAdminPlace } from '../use-admin-place.ts'
import '../administration.css'
import { LightsPreview } from './lights-preview.tsx'
import {
  type AdminLights,
  AdminLightsDocument,
  type ColourChoice,
  type LightDraft,
  SetLightsDocument,
  USUAL,
} from './lights-query.ts'

/** 灯号: what the lights are called and how they are coloured here. */
export function LightsPage() {
  const { t } = useWords()
  const { code, name } = useAdminPlace()
  const result = useRead(AdminLightsDocument, { place: code })
  return (
    <>
      <PageHead title={t('admin:lights.title')} caption={t('admin:lights.pageCaption', { place: name })} />
      <Loaded result={result}>
        {({ adminLights }) => <LightsForm key={code} place={code} known={adminLights} />}
      </Loaded>
    </>
  )
}

const SHOWN = USUAL.flatMap(({ level }) => ['deadline', 'progress', 'colour'].map(part => `${level}.${part}`))

function LightsForm({ place, known }: { place: string; known: AdminLights }) {
  const { t } = useWords()
  const [lights, setLights] = useState<readonly LightDraft[]>(known.lights)
  const [save, saving] = useWrite(SetLightsDocument)
  const errors = useFormErrors(SHOWN)
  const set = (level: string, patch: Partial<LightDraft>) =>
    setLights(lights.map(light => (light.level === level ? { ...light, ...patch } : light)))
  const onSave = async () => {
    const inputs = lights.map(({ level, deadline, progress, colour }) => ({
      level,
      deadline,
      progress,
      colour,
    }))
    const { failure } = await save({ place, lights: inputs })
    if (failure) return errors.fail(failure)
    errors.clear()
    toast(t('admin:lights.saved'))
  }
  return (
    <div className="lights-page">
      <Card title={t('admin:lights.words')} caption={t('admin:lights.wordsCaption')}>
        <div className="col">
          {lights.map(light => (
            <LightFields
              key={light.level}
              light={light}
              colours={known.colours.filter(({ level }) => level === light.level)}
              error={part => errors.of(`${light.level}.${part}`)}
              onChange={patch => set(light.level, patch)}
            />
          ))}
          {errors.rest ? (
            <p className="over" role="alert">
              {errors.rest}
            </p>
          ) : null}
          <div className="row">
            <Button look="primary" busy={saving} onClick={() => void onSave()}>
              {t('common:action.save')}
            </Button>
            <Button onClick={() => setLights(USUAL)}>{t('admin:lights.usual')}</Button>
          </div>
        </div>
      </Card>
      <Card
        className="side-card"
        title={t('admin:lights.preview')}
        caption={t('admin:lights.previewCaption')}
      >
        <LightsPreview lights={lights} colours={known.colours} />
      </Card>
    </div>
  )
}

interface LightFieldsProps {
  light: LightDraft
  colours: readonly ColourChoice[]
  error(part: string): string | undefined
  onChange(patch: Partial<LightDraft>): void
}

function LightFields({
  light: { level, deadline, progress, colour },
  colours,
  error,
  onChange,
}: LightFieldsProps) {
  const { t } = useWords()
  const ratio = (value: number) => (Math.floor(value * 10) / 10).toFixed(1)
  return (
    <fieldset className="light-fields">
      <legend className="row">
        <LightShape level={level as LightLevel} />
        {t(`admin:lights.level.${level as LightLevel}`)}
      </legend>
      <TextField
        label={t('admin:lights.deadline')}
        value={deadline}
        onChange={value => onChange({ deadline: value })}
        error={error('deadline')}
      />
      <TextField
        label={t('admin:lights.progress')}
        value={progress}
        onChange={value => onChange({ progress: value })}
        error={error('progress')}
      />
      <Select
        label={t('admin:lights.colour')}
        options={colours.map(({ colour: value, name, text, shape }) => ({
          value,
          label: t('admin:lights.colourOption', { name, text: ratio(text), shape: ratio(shape) }),
        }))}
        value={colour}
        onChange={value => onChange({ colour: value })}
      />
      {error('colour') ? <span className="over">{error('colour')}</span> : null}
    </fieldset>
  )
}
