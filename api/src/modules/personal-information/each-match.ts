/**
 * Hands every match of a global expression to `take`. The same as `matchAll`, which copies the expression each time: for
 * millions of short texts the copying would take longer than the search.
 */
export function eachMatch(form: RegExp, text: string, take: (found: RegExpExecArray) => void): void {
  form.lastIndex = 0
  for (let found = form.exec(text); found !== null; found = form.exec(text)) {
    if (found[0] === '') form.lastIndex += 1
    take(found)
  }
}
