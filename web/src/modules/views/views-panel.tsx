import { Link, useLocation } from 'wouter'
import { readFragment } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { Button, copyText, Loaded, toast } from '../../ui/index.ts'
import { useDeleteView } from './use-delete-view.ts'
import { dayOf, pathOf } from './view-address.ts'
import { SavedViewRow, SavedViewsDocument, type ViewRow } from './views-query.ts'

interface ViewsPanelProps {
  close(): void
  /** Asks for a name: of a new view, or of one that is there. The menu closes, the dialog stands by itself. */
  onDialog(dialog: 'save' | ViewRow): void
}

/** Keeping what is shown, and the viewer's views: those of this page first. */
export function ViewsPanel({ close, onDialog }: ViewsPanelProps) {
  const { t } = useWords()
  const [path] = useLocation()
  const result = useRead(SavedViewsDocument, {}, { fresh: true })
  const views = readFragment(SavedViewRow, result.data?.savedViews ?? [])
  const here = views.filter(({ address }) => pathOf(address) === path)
  const elsewhere = views.filter(({ address }) => pathOf(address) !== path)
  const ask = (dialog: 'save' | ViewRow) => {
    close()
    onDialog(dialog)
  }
  const rows = { close, onRename: ask, onChanged: result.retry }
  return (
    <>
      <button type="button" className="opt views-save" onClick={() => ask('save')}>
        {t('views:save')}
      </button>
      <Loaded result={result} empty={{ when: data => data.savedViews.length === 0, text: t('views:none') }}>
        {() => (
          <>
            <Rows title={t('views:here')} views={here} {...rows} />
            <Rows title={t('views:elsewhere')} views={elsewhere} {...rows} />
          </>
        )}
      </Loaded>
    </>
  )
}

interface RowsProps {
  title: string
  views: readonly ViewRow[]
  close(): void
  onRename(view: ViewRow): void
  onChanged(): void
}

function Rows({ title, views, close, onRename, onChanged }: RowsProps) {
  if (views.length === 0) return null
  return (
    <section className="views-rows" aria-label={title}>
      <h3 className="cap">{title}</h3>
      <ul>
        {views.map(view => (
          <Row key={view.id} view={view} close={close} onRename={onRename} onChanged={onChanged} />
        ))}
      </ul>
    </section>
  )
}

function Row({ view, close, onRename, onChanged }: Omit<RowsProps, 'title' | 'views'> & { view: ViewRow }) {
  const { t } = useWords()
  const remove = useDeleteView(onChanged)
  const { id, name, address } = view
  const day = dayOf(address)
  const copy = async () => {
    const copied = await copyText(`${location.origin}${paths.view(id)}`)
    toast(t(copied ? 'views:copied' : 'views:notCopied', { name }), { bad: !copied })
  }
  return (
    <li>
      <Link className="opt" href={address} onClick={close} title={name}>
        <span className="ell">{name}</span>
        {day ? <span className="cap nw">{t('views:fixedOn', { day })}</span> : null}
      </Link>
      <Button look="plain" small onClick={() => void copy()} aria-label={t('views:copyOf', { name })}>
        {t('views:copy')}
      </Button>
      <Button look="plain" small onClick={() => onRename(view)} aria-label={t('views:renameOf', { name })}>
        {t('views:rename')}
      </Button>
      <Button look="plain" small onClick={() => void remove(view)} aria-label={t('views:removeOf', { name })}>
        {t('common:action.remove')}
      </Button>
    </li>
  )
}
