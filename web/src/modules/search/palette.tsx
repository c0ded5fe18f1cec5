import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Input, SearchField } from 'react-aria-components/SearchField'
import { useLocation } from 'wouter'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Button, Kbd } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { Glass } from './glass.tsx'
import type { Entry } from './palette-entry.ts'
import { PaletteList } from './palette-list.tsx'
import { keepRecent } from './recent.ts'
import { type Found, useSearch } from './search-query.ts'
import { useSections } from './use-sections.ts'

/** Goes where an entry leads, here or in another tab, or does what it says. */
function useOpen(onClose: () => void): (entry: Entry, elsewhere: boolean) => void {
  const { href } = useScope()
  const { viewer } = useSession()
  const [, navigate] = useLocation()
  return ({ id, title, detail, to, run, keep }, elsewhere) => {
    if (to && keep) keepRecent(viewer.id, { id, title, detail, to })
    if (to && elsewhere) {
      window.open(href(to.path, to.params), '_blank', 'noopener')
      return
    }
    onClose()
    if (to) navigate(href(to.path, to.params))
    else run?.()
  }
}

/** The line the keys are at: the one marked, or the first while the marking is under way. */
const optionIn = (list: HTMLElement | null): string | undefined =>
  (
    list?.querySelector<HTMLElement>('[role="option"][data-focused]') ??
    list?.querySelector<HTMLElement>('[role="option"]:not([data-disabled])')
  )?.dataset['key']

/** Search over everything: what is typed above, what is found below; the focus stays in the field. */
export function Palette({ onClose }: { onClose(): void }) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const found = useSearch(text)
  const sections = useSections(text, found.groups)
  const open = useOpen(onClose)
  const openById = (id: string | undefined, elsewhere: boolean) => {
    const entry = sections.flatMap(({ entries }) => entries).find(one => one.id === id)
    if (entry && (entry.to || entry.run)) open(entry, elsewhere)
  }
  const onKey = (event: KeyboardEvent) => {
    // Enter and Esc also end the writing of a Chinese word.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (!(event.target instanceof HTMLInputElement) || !['Enter', 'Escape'].includes(event.key)) return
    event.preventDefault()
    event.stopPropagation()
    // The field by itself would only be emptied by Esc.
    if (event.key === 'Escape') onClose()
    else openById(optionIn(list.current), event.ctrlKey || event.metaKey)
  }
  const onClick = (event: MouseEvent) => {
    const option =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[role="option"]') : null
    if (!option || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.stopPropagation()
    openById(option.dataset['key'], true)
  }
  return (
    <ModalOverlay
      className="veil palette-veil"
      isOpen
      isDismissable
      onOpenChange={isOpen => {
        if (!isOpen) onClose()
      }}
    >
      <Modal className="palette">
        <Dialog aria-label={t('search:open')} className="palette-in">
          <div className="palette-all" onKeyDownCapture={onKey} onClickCapture={onClick}>
            <Autocomplete inputValue={text} onInputChange={setText}>
              <SearchField aria-label={t('search:label')} className="palette-field" autoFocus>
                <Glass />
                <Input placeholder={t('search:hint')} maxLength={60} spellCheck="false" />
                <Button look="plain" small className="close" onClick={onClose}>
                  {t('common:action.close')}
                </Button>
              </SearchField>
              <State text={text} found={found} />
              <div className="palette-list" ref={list} aria-busy={found.busy}>
                <PaletteList sections={sections} onOpen={id => openById(id, false)}>
                  {found.busy || found.failure ? null : <Nothing text={text} />}
                </PaletteList>
              </div>
            </Autocomplete>
          </div>
          <footer className="palette-foot cap" aria-hidden="true">
            <span>
              <Kbd>↑</Kbd> <Kbd>↓</Kbd> {t('search:keys.move')}
            </span>
            <span>
              <Kbd>Enter</Kbd> {t('search:keys.open')}
            </span>
            <span>
              <Kbd>Ctrl Enter</Kbd> {t('search:keys.tab')}
            </span>
            <span>
              <Kbd>Esc</Kbd> {t('search:keys.close')}
            </span>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** How the search stands, for eyes as a thin line, for ears as a word; and why it failed. */
function State({ text, found: { busy, failure, retry, groups } }: { text: string; found: Found }) {
  const { t } = useWords()
  const count = groups.reduce((sum, { hits }) => sum + hits.length, 0)
  const said = text.trim() === '' ? '' : busy ? t('search:busy') : t('search:found', { count })
  return (
    <>
      <div className={busy ? 'palette-line on' : 'palette-line'} aria-hidden="true" />
      <p className="sr" role="status">
        {failure ? '' : said}
      </p>
      {failure ? (
        <div className="palette-failed row" role="alert">
          <span className="grow">{failure}</span>
          <Button small onClick={retry}>
            {t('common:state.retry')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function Nothing({ text }: { text: string }) {
  const { t } = useWords()
  return (
    <div className="palette-none">
      <p>{t('search:none', { text: text.trim() })}</p>
      <p className="cap">{t('search:noneHint')}</p>
    </div>
  )
}
