import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components/Menu'

export interface MenuAction {
  id: string
  label: string
  disabled?: boolean
  /** Goes somewhere instead of doing something. */
  href?: string
  run?(): void
}

interface MenuProps {
  label: string
  face: ReactNode
  /** The face has no words of its own. */
  sign?: boolean
  className?: string
  actions: readonly MenuAction[]
}

/** A button that opens a list of actions. */
export function Menu({ label, face, sign, className = 'btn', actions }: MenuProps) {
  return (
    <MenuTrigger>
      <Button className={className} aria-label={sign ? label : undefined}>
        {face}
      </Button>
      <Popover className="pop" placement="bottom end" offset={4}>
        <AriaMenu className="menu" aria-label={label} items={actions}>
          {action => (
            <MenuItem
              id={action.id}
              textValue={action.label}
              isDisabled={action.disabled ?? false}
              {...(action.href ? { href: action.href } : {})}
              {...(action.run ? { onAction: action.run } : {})}
            >
              {action.label}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
