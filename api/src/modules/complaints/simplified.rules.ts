import { Converter } from 'opencc-js/t2cn'

let table: Map<string, string> | null = null

/** Traditional characters and their simplified ones, made once: character by character, so that both sides of a search agree. */
function traditional(): Map<string, string> {
  if (table !== null) return table
  const convert = Converter({ from: 't', to: 'cn' })
  const every = Array.from({ length: 0x9fff - 0x3400 + 1 }, (_, at) => String.fromCharCode(0x3400 + at))
  table = new Map()
  for (const character of every) {
    const other = convert(character)
    if (other !== character && other.length === 1) table.set(character, other)
  }
  return table
}

const WIDE = /[\uff01-\uff5e]/g

/** Simplified characters, half width, lower case: the form texts are compared in. */
export function simplified(text: string): string {
  const characters = traditional()
  let changed = ''
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) < 0x3400) continue
    const other = characters.get(text[at] as string)
    if (other === undefined) continue
    changed += text.slice(from, at) + other
    from = at + 1
  }
  const plain = from === 0 ? text : changed + text.slice(from)
  return plain.replace(WIDE, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).toLowerCase()
}
