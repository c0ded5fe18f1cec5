/** How wide a character stands, as a share of its size: Chinese fills its square. */
const widthOf = (character: string): number => ((character.codePointAt(0) ?? 0) < 0x2e80 ? 0.56 : 1)

/** Marks that never begin a line. */
const STAYS = /[，。；：、！？”）》〕%,.;:!?)]/

/** Words on lines no wider than `width`, both in the unit of `size`; breaks between Chinese characters and at blanks. */
export function wrapped(words: string, size: number, width: number): string[] {
  const lines: string[] = []
  let [line, room] = ['', width / size]
  for (const piece of words.match(/[!-~\u00a0-\u2e7f]+|[\s\S]/g) ?? []) {
    const wide = [...piece].reduce((sum, character) => sum + widthOf(character), 0)
    if (wide > room && line !== '' && !STAYS.test(piece)) {
      lines.push(line.trimEnd())
      line = ''
      room = width / size
    }
    if (line === '' && piece === ' ') continue
    line += piece
    room -= wide
  }
  return line === '' ? lines : [...lines, line]
}
