interface Thing {
  id: string
}

/** A file of indicators of the server: all there are, or those the page shows where its filters leave some out. */
export function exportHref(
  file: string,
  asked: Readonly<Record<string, string>>,
  { shown, all }: { shown: readonly Thing[]; all: readonly Thing[] },
): string {
  const params = new URLSearchParams(asked)
  if (shown.length < all.length) for (const { id } of shown) params.append('id', id)
  return `${file}?${params}`
}
