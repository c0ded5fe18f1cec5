import { type MouseEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../i18n/index.ts'

/** What opens something of its own keeps the list open: it stands in it. */
const opensMore = (target: Element): boolean => target.closest('[aria-expanded]') !== null

/** Popovers and dialogs are drawn elsewhere in the page, but belong to what opened them. */
const isElsewhere = (target: Element, box: Element): boolean =>
  !box.contains(target) && target.closest('.pop, [role="dialog"]') === null

/**
 * The actions of a head behind one button, for phones. They are never taken down, only hidden: a file that is being
 * fetched and a dialog that one of them opened live on. Esc, a tap elsewhere or on one of them closes.
 */
export function FoldedActions({ children }: { children: ReactNode }) {
  const { t } = useWords()
  const id = useId()
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLSpanElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    const onPress = ({ target }: Event) => {
      if (target instanceof Element && box.current && isElsewhere(target, box.current)) setOpen(false)
    }
    const onKey = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key !== 'Escape' || defaultPrevented) return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', onPress)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', onPress)
      document.removeEventListener('keydown', onKey)
    }
  }, [open])
  const onClick = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('a, button') && !opensMore(target)) setOpen(false)
  }
  return (
    <span className="folded" ref={box}>
      <button
        ref={button}
        type="button"
        className="btn"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t('common:action.menu')}
        <span className="caret" />
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons within are pressed, this only hears of it. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a key that presses a button is a click too. */}
      <div id={id} className="pop" hidden={!open} onClick={onClick}>
        {children}
      </div>
    </span>
  )
}
