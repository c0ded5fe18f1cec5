import { useWords } from '../../i18n/index.ts'
import { Light, type LightLevel } from '../../ui/index.ts'
import type { CloudState } from './system-url.ts'

/** `● 已上云`: shape and word, the shape fuller the nearer the cloud. */
export function CloudMark({ cloud }: { cloud: CloudState }) {
  const { t } = useWords()
  return (
    <span className={`cloud-mark ${cloud.toLowerCase()}`}>
      <i aria-hidden="true" />
      {t(`systems:cloud.${cloud}`)}
    </span>
  )
}

/** Light of the migration against its date: what has arrived says how, what need not go says so. */
export function MigrationLight({ light, cloud }: { light: LightLevel; cloud: CloudState }) {
  const { t } = useWords()
  if (cloud === 'NOT_PLANNED' || cloud === 'SHUT_DOWN')
    return <span className="mut">{t('systems:light.leftOut')}</span>
  if (cloud !== 'ON_CLOUD') return <Light level={light} />
  // It had no date to keep.
  if (light === 'NO_DATA') return <span className="z">—</span>
  return <Light level={light}>{t(light === 'GOOD' ? 'systems:light.done' : 'systems:light.late')}</Light>
}
