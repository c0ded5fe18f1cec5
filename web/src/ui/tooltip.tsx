import type { ReactNode } from 'react'
import { Tooltip as AriaTooltip, Focusable, TooltipTrigger } from 'react-aria-components/Tooltip'

/** A line shown on hover and focus. Only what is nice to know: phones have no hover. */
export function Tooltip({ text, children }: { text: string; children: ReactNode }) {
  return (
    <TooltipTrigger delay={400}>
      <Focusable>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a tooltip must be reachable by keyboard. */}
        <span tabIndex={0} role="note">
          {children}
        </span>
      </Focusable>
      <AriaTooltip className="tip" offset={4}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
