import { Converter } from 'opencc-js/t2cn'

const FIRST = 0x3400
const LAST = 0x9fff

let table: Uint16Array | null = null

/**
 * The simplified form of each Chinese character from `FIRST` on, 0 where it is the same; made once. Character by
 * character, so that both sides of a search agree.
 */
function traditional(): Uint16Array {
  if (table !== null) return table
  const convert = Converter({ from: 't', to: 'cn' })
  table = new Uint16Array(LAST - FIRST + 1)
  for (let code = FIRST; code <= LAST; code += 1) {
    const character = String.fromCharCode(code)
    const other = convert(character)
    if (other !== character && other.length === 1) table[code - FIRST] = other.charCodeAt(0)
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
    const code = text.charCodeAt(at)
    if (code < FIRST || code > LAST) continue
    const other = characters[code - FIRST] as number
    if (other === 0) continue
    changed += text.slice(from, at) + String.fromCharCode(other)
    from = at + 1
  }
  const plain = from === 0 ? text : changed + text.slice(from)
  return plain.replace(WIDE, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).toLowerCase()
}
