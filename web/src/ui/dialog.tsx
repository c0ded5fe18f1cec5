import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal'
import { cx } from './cx.ts'

interface DialogProps {
  title: string
  children: ReactNode
  /** Buttons at the foot, the primary one last. */
  foot: ReactNode
  wide?: boolean
  /** `alertdialog` cannot be left by a click beside it. */
  role?: 'dialog' | 'alertdialog'
  onClose(): void
}

/** Modal; mount it while open: `{editing ? <Dialog …/> : null}`. Esc closes, focus returns. */
export function Dialog({ title, children, foot, wide, role = 'dialog', onClose }: DialogProps) {
  return (
    <ModalOverlay
      className="veil"
      isOpen
      isDismissable={role === 'dialog'}
      onOpenChange={open => {
        if (!open) onClose()
      }}
    >
      <Modal className={cx('dialog', wide && 'wide')}>
        <AriaDialog role={role}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <div className="bd">{children}</div>
          <div className="ft">{foot}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
