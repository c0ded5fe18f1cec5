/** A feature of CSS that Chromium 88 lacks. */
interface Newer {
  name: string
  since: number
  pattern: RegExp
}

/** Selectors and at-rules: a browser that does not know them drops the whole rule. */
const RULES: readonly Newer[] = [
  { name: ':has()', since: 105, pattern: /:has\(/ },
  { name: ':user-invalid', since: 119, pattern: /:user-(?:in)?valid/ },
  { name: ':autofill', since: 110, pattern: /:autofill/ },
  { name: ':popover-open, :modal, :open', since: 105, pattern: /:(?:popover-open|modal|open)\b/ },
  { name: 'nested rules', since: 112, pattern: /(?:^|[\s,>+~(])&/ },
  { name: '@container', since: 105, pattern: /^@container/ },
  { name: '@layer', since: 99, pattern: /^@layer/ },
  { name: '@scope', since: 118, pattern: /^@scope/ },
  { name: '@starting-style', since: 117, pattern: /^@starting-style/ },
  { name: 'ranges in @media', since: 104, pattern: /^@media[^{]*[<>]/ },
]

/** Values: a browser that does not know them keeps what was declared before. */
const VALUES: readonly Newer[] = [
  { name: 'color-mix()', since: 111, pattern: /color-mix\(/ },
  { name: 'light-dark()', since: 123, pattern: /light-dark\(/ },
  { name: 'oklch(), lab(), color()', since: 111, pattern: /\b(?:ok)?l(?:ab|ch)\(|\bcolor\(/ },
  { name: 'dvh, svh, lvh', since: 108, pattern: /\d(?:[dsl]v(?:h|w|i|b|min|max))\b/ },
  { name: 'container units', since: 105, pattern: /\dcq(?:w|h|i|b|min|max)\b/ },
  { name: 'lh, rlh', since: 109, pattern: /\dr?lh\b/ },
  { name: 'subgrid', since: 117, pattern: /\bsubgrid\b/ },
  { name: 'overflow: clip', since: 90, pattern: /^overflow(?:-[xy])?:.*\bclip\b/ },
  { name: 'translate, rotate, scale', since: 104, pattern: /^(?:translate|rotate|scale):/ },
  { name: 'mask without -webkit-', since: 120, pattern: /^mask(?:-image)?:/ },
  { name: 'border-start-start-radius', since: 89, pattern: /^border-(?:start|end)-(?:start|end)-radius:/ },
  { name: 'anchor positioning', since: 125, pattern: /^(?:anchor-name|position-anchor|position-area):/ },
  {
    name: 'math beyond calc()',
    since: 111,
    pattern: /\b(?:round|mod|rem|abs|sign|sin|cos|pow|sqrt|hypot)\(/,
  },
]

/** What is nice to have and changes nothing where it is missing. */
const HARMLESS =
  /^(?:accent-color|scrollbar-(?:width|gutter|color)|text-wrap|print-color-adjust|field-sizing|interpolate-size|text-box|hyphenate)/

const propertyOf = (declaration: string) =>
  declaration.slice(0, declaration.indexOf(':')).replace(/^-webkit-/, '')

/** Declarations of a block whose value needs a newer browser and that have nothing before them to fall back on. */
function newerValues(block: string): string[] {
  const declarations = block.split(/;(?![^(]*\))/).map(text => text.trim())
  return declarations.flatMap((declaration, at) => {
    if (HARMLESS.test(declaration)) return []
    const newer = VALUES.find(({ pattern }) => pattern.test(declaration))
    if (!newer) return []
    const before = declarations
      .slice(0, at)
      .some(
        other =>
          propertyOf(other) === propertyOf(declaration) && !VALUES.some(({ pattern }) => pattern.test(other)),
      )
    return before ? [] : [`${newer.name} (Chromium ${newer.since}): ${declaration}`]
  })
}

/** What in a style sheet Chromium 88 would not understand and has nothing to fall back on, each as a sentence. */
export function newerThan88(css: string): string[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""')
  const heads = [...plain.matchAll(/(?:^|[{};])\s*([^{};]+)\{/g)].map(([, head]) => (head as string).trim())
  const rules = heads.flatMap(head =>
    RULES.filter(({ pattern }) => pattern.test(head)).map(
      ({ name, since }) => `${name} (Chromium ${since}): ${head}`,
    ),
  )
  return [...new Set([...rules, ...plain.split(/[{}]/).flatMap(newerValues)])]
}
