/** A drawing as SVG, without title or frame. */
export interface Svg {
  /** `<svg …>…</svg>` of its own. */
  markup: string
  width: number
  height: number
}

/** A drawing on the page that can leave it: as a picture, as data, or as a part of a report. */
export interface Drawing {
  /** What it is called: 12345 走势. */
  name: string
  /** What it says, in one sentence. */
  caption: string
  /** 口径 and 来源 of what is drawn, as far as they are known. */
  definition?: string | undefined
  source?: string | undefined
  /** Where it stands. */
  box: Element
  /** Drawn in the colours of paper, whatever the page shows. */
  svg(): Promise<Svg>
}

/** A place on the page where something is drawn, and what it is right now. */
interface Announced {
  box: Element
  now(): Drawing | null
}

const onPage = new Set<Announced>()

/** Tells of a drawing as long as it is on the page. */
export function announce(drawing: Announced): () => void {
  onPage.add(drawing)
  return () => {
    onPage.delete(drawing)
  }
}

/** The drawings on the page, from top to bottom. */
export const drawings = (): Drawing[] =>
  [...onPage]
    .sort((one, other) =>
      one.box.compareDocumentPosition(other.box) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    )
    .map(({ now }) => now())
    .filter((drawing): drawing is Drawing => drawing !== null)

/** The title of the card it stands in, or of the page. */
export const titleAround = (box: Element): string => {
  const head = box.closest('.card')?.querySelector('header h2, header h3') ?? document.querySelector('.ph h1')
  return head?.textContent?.trim() ?? ''
}
