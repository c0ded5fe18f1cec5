import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components/Popover'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'

interface PopoverButtonProps {
  /** Name of the popover, and of the button when its face is a mere sign. */
  label: string
  face: ReactNode
  /** The face has no words of its own. */
  sign?: boolean
  className?: string
  children: ReactNode | ((close: () => void) => ReactNode)
  placement?: 'bottom start' | 'bottom end' | 'top'
  /** Shown on hover and focus already: for what is only read. */
  tip?: ReactNode
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
  tip,
  open,
  onOpenChange,
}: PopoverButtonProps) {
  const control = open === undefined ? {} : { isOpen: open }
  const button = (
    <Button className={className} aria-label={sign ? label : undefined}>
      {face}
    </Button>
  )
  return (
    <DialogTrigger {...control} {...(onOpenChange ? { onOpenChange } : {})}>
      {tip ? (
        <TooltipTrigger delay={250} closeDelay={0}>
          {button}
          <Tooltip className="pop" placement={placement} offset={4}>
            {tip}
          </Tooltip>
        </TooltipTrigger>
      ) : (
        button
      )}
      <Popover className="pop" placement={placement} offset={4}>
        <Dialog aria-label={label}>
          {typeof children === 'function' ? ({ close }) => children(close) : children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
