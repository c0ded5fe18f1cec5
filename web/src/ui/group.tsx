import type { ReactNode } from 'react'

interface GroupProps {
  /** What the things are, for screen readers. */
  label: string
  className?: string
  /** Within a line of text. */
  inline?: boolean
  children: ReactNode
}

/** Controls that belong together. Not a fieldset: that brings a frame, and is no flex box in older browsers. */
export function Group({ label, className, inline = false, children }: GroupProps) {
  const Box = inline ? 'span' : 'div'
  return (
    <Box className={className} role="group" aria-label={label}>
      {children}
    </Box>
  )
}
