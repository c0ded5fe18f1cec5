import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import './draw.css'

interface Size {
  width: number
  height: number
}

interface DrawnProps {
  /** What the chart says, in one sentence. */
  label: string
  /** Size it is first drawn for, before the page has been laid out. */
  first: Size
  /** Draws for a size in pixels, so that words keep theirs. */
  children: (size: Size) => ReactNode
}

/** A picture that fills its box. On paper, where nothing is measured, it is scaled. */
export function Drawn({ label, first, children }: DrawnProps) {
  const svg = useRef<SVGSVGElement>(null)
  const [size, setSize] = useState(first)
  useLayoutEffect(() => {
    const element = svg.current
    if (!element) return
    const measure = () => {
      const width = Math.round(element.clientWidth)
      const height = Math.round(element.clientHeight)
      if (width > 0 && height > 0)
        setSize(now => (now.width === width && now.height === height ? now : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <svg
      ref={svg}
      className="drawn"
      viewBox={`0 0 ${size.width} ${size.height}`}
      preserveAspectRatio="xMidYMid meet"
      role="img"
      aria-label={label}
    >
      {children(size)}
    </svg>
  )
}
