/** Keeps one string for all that are alike: rows read from a database bring the same codes and words over and over. */
export class SharedStrings {
  readonly #known = new Map<string, string>()

  of<T extends string | null>(text: T): T {
    if (text === null) return text
    const known = this.#known.get(text)
    if (known !== undefined) return known as T
    this.#known.set(text, text)
    return text
  }
}
