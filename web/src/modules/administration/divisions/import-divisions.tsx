import { useWords } from '../../../i18n/index.ts'
import { toast } from '../../../ui/index.ts'
import { type SheetAnswer, SheetDialog } from '../../sheets/index.ts'

interface DivisionsAnswer extends SheetAnswer {
  created: number
  updated: number
  unchanged: number
  organizations: { created: number; updated: number }
  added: string[]
  renamed: { from: string; to: string }[]
}

interface ImportDivisionsProps {
  place: string
  onClose(done: boolean): void
}

/** A file of divisions: what it would change, then the changing. */
export function ImportDivisions({ place, onClose }: ImportDivisionsProps) {
  const { t } = useWords()
  const outcome = ({ created, updated, unchanged, organizations, added, renamed }: DivisionsAnswer) =>
    [
      t('admin:divisions.importOutcome', { created, updated, unchanged }),
      t('admin:divisions.importUnits', { created: organizations.created, updated: organizations.updated }),
      added.length > 0 ? t('admin:divisions.importAdded', { names: added.join('、') }) : '',
      renamed.length > 0
        ? t('admin:divisions.importRenamed', {
            names: renamed.map(({ from, to }) => `${from} → ${to}`).join('、'),
          })
        : '',
    ].join('')
  return (
    <SheetDialog<DivisionsAnswer>
      words={{
        title: t('admin:divisions.import'),
        body: t('admin:divisions.importBody'),
        template: '',
        hint: t('admin:divisions.importHint'),
        outcome,
        commit: ({ created, updated }) => t('admin:divisions.importVerb', { count: created + updated }),
      }}
      templateHref={null}
      accept={['.json']}
      limitMb={10}
      uploadHref={commit => `/files/divisions/import?place=${place}&commit=${commit ? 1 : 0}`}
      brings={({ created, updated, organizations }) => created + updated + organizations.created > 0}
      onDone={({ created, updated, unchanged }) => {
        toast(t('admin:divisions.importOutcome', { created, updated, unchanged }))
        onClose(true)
      }}
      onClose={() => onClose(false)}
    />
  )
}
