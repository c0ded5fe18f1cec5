import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components/Popover'

interface PopoverButtonProps {
  /** Name of the popover, and of the button when its face is a mere sign. */
  label: string
  face: ReactNode
  /** The face has no words of its own. */
  sign?: boolean
  className?: string
  children: ReactNode | ((close: () => void) => ReactNode)
  placement?: 'bottom start' | 'bottom end' | 'top'
  /** Takes over opening: for popovers that close by what happens in them. */
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** A button that opens something small beside itself. Esc or a click elsewhere closes. */
export function PopoverButton({
  label,
  face,
  sign,
  className = 'btn',
  children,
  placement = 'bottom start',
  open,
  onOpenChange,
}: PopoverButtonProps) {
  const control = open === undefined ? {} : { isOpen: open }
  return (
    <DialogTrigger {...control} {...(onOpenChange ? { onOpenChange } : {})}>
      <Button className={className} aria-label={sign ? label : undefined}>
        {face}
      </Button>
      <Popover className="pop" placement={placement} offset={4}>
        <Dialog aria-label={label}>
          {typeof children === 'function' ? ({ close }) => children(close) : children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
