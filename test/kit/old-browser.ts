import type { BrowserContext } from 'playwright-core'

/** What came after Chromium 88, by where it hangs: offices run browsers of 88 to 93. */
const NEWER: Readonly<Record<string, readonly string[]>> = {
  'Array.prototype': ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'],
  Array: ['fromAsync'],
  'String.prototype': ['at', 'isWellFormed', 'toWellFormed'],
  'Uint8Array.prototype.__proto__': ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with'],
  Object: ['hasOwn', 'groupBy'],
  Map: ['groupBy'],
  Promise: ['withResolvers', 'try'],
  'Set.prototype': [
    'union',
    'intersection',
    'difference',
    'symmetricDifference',
    'isSubsetOf',
    'isSupersetOf',
    'isDisjointFrom',
  ],
  globalThis: [
    'structuredClone',
    'reportError',
    'scheduler',
    'navigation',
    'URLPattern',
    'Highlight',
    'Iterator',
    'EyeDropper',
  ],
  AbortSignal: ['timeout', 'any', 'abort'],
  'AbortSignal.prototype': ['throwIfAborted', 'reason'],
  URL: ['canParse', 'parse'],
  'URLSearchParams.prototype': ['size'],
  Response: ['json'],
  Intl: ['supportedValuesOf', 'DurationFormat'],
  'Intl.Locale.prototype': [
    'textInfo',
    'getTextInfo',
    'weekInfo',
    'getWeekInfo',
    'calendars',
    'getCalendars',
    'numberingSystems',
    'getNumberingSystems',
  ],
  'HTMLElement.prototype': ['inert', 'showPopover', 'hidePopover', 'togglePopover', 'popover'],
  'Element.prototype': ['checkVisibility', 'setHTMLUnsafe'],
  'Document.prototype': ['startViewTransition', 'caretPositionFromPoint'],
  'HTMLInputElement.prototype': ['showPicker'],
  'HTMLSelectElement.prototype': ['showPicker'],
  'CanvasRenderingContext2D.prototype': ['roundRect', 'reset', 'createConicGradient', 'letterSpacing'],
  // Plain HTTP, as most intranets have it, knows neither.
  'Crypto.prototype': ['randomUUID', 'subtle'],
  'ArrayBuffer.prototype': ['transfer', 'resize'],
  'RegExp.prototype': ['hasIndices', 'unicodeSets'],
}

/** Runs in the page. */
function takeAway(newer: Readonly<Record<string, readonly string[]>>): void {
  for (const [path, names] of Object.entries(newer)) {
    let holder: unknown = globalThis
    for (const part of path === 'globalThis' ? [] : path.split('.'))
      holder = (holder as Record<string, unknown> | undefined)?.[part]
    for (const name of names) if (holder) delete (holder as Record<string, unknown>)[name]
  }
}

/** Makes every page of this context find what Chromium 88 has, before any script of it runs. */
export async function asChromium88(context: BrowserContext): Promise<void> {
  await context.addInitScript(
    `(() => { const __name = made => made; (${takeAway.toString()})(${JSON.stringify(NEWER)}) })()`,
  )
}
