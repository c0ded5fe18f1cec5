/** The name a server gave a file. */
export function fileNameOf(response: Pick<Response, 'headers'>): string {
  const [, name] = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '') ?? []
  return name ? decodeURIComponent(name) : 'duban.xlsx'
}

/** Hands a fetched file to the browser. */
export async function download(response: Response): Promise<void> {
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = fileNameOf(response)
  link.click()
  // Revoked later: old browsers read the address only after the click has passed.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
