import { useWords } from '../../i18n/index.ts'
import { toast } from '../../ui/index.ts'
import { type SheetAnswer, SheetDialog } from '../sheets/index.ts'

interface ImportAnswer extends SheetAnswer {
  created: number
  updated: number
  unchanged: number
}

interface ImportSystemsProps {
  place: string
  onClose(): void
  /** The ledger has changed behind the cache. */
  onDone(): void
}

const changes = ({ created, updated }: ImportAnswer) => created + updated

/** The ledger from a sheet: template, all faults at once, what would change, then the import. */
export function ImportSystems({ place, onClose, onDone }: ImportSystemsProps) {
  const { t } = useWords()
  return (
    <SheetDialog<ImportAnswer>
      words={{
        title: t('systems:import.title'),
        body: t('systems:import.body'),
        template: t('systems:import.template'),
        hint: t('systems:import.hint'),
        outcome: answer =>
          changes(answer) > 0
            ? t('systems:import.ready', { ...answer })
            : t('systems:import.readyNone', { rows: answer.rows }),
        commit: answer => t('systems:import.commit', { count: changes(answer) }),
      }}
      templateHref={`/files/systems/template.xlsx?place=${place}`}
      uploadHref={commit => `/files/systems/import?place=${place}&commit=${commit ? 1 : 0}`}
      brings={answer => changes(answer) > 0}
      onDone={answer => {
        toast(t('systems:import.done', { count: changes(answer) }))
        onDone()
        onClose()
      }}
      onClose={onClose}
    />
  )
}
