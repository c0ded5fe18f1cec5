/** What is chosen: chips, views of a board, and lists of one of a few where it is not their first. */
const CHOSEN = ".main .chip.on, .ph .segments [aria-pressed='true'], .main [data-chosen] .field"

/** Only for the screen, or only read out. */
const UNSEEN = '[aria-hidden="true"], .sr, .caret, .x, svg'

/** Words of an element, a blank between its parts. */
function wordsOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? ''
  if (!(node instanceof Element) || node.matches(UNSEEN)) return ''
  return [...node.childNodes].map(wordsOf).join(' ')
}

/** What narrows the page, in its own words: `逾期 7；关键词“上云”`. Empty where nothing does. */
export function filtersOnPage(): string {
  const chosen = [...document.querySelectorAll(CHOSEN)].map(wordsOf)
  const typed = [...document.querySelectorAll<HTMLInputElement>('.main input[type="search"]')]
    .map(({ value }) => value.trim())
    .filter(Boolean)
    .map(words => `“${words}”`)
  return [...chosen, ...typed]
    .map(words => words.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('；')
}
