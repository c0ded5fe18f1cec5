import { handOver } from './save/hand-over.ts'

/** The name a server gave a file. */
export function fileNameOf(response: Pick<Response, 'headers'>): string {
  const [, name] = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '') ?? []
  return name ? decodeURIComponent(name) : 'duban.xlsx'
}

/** What comes, piece by piece; tells how many bytes there are already. */
async function arriving(response: Response, onBytes: (bytes: number) => void): Promise<Blob> {
  const reader = response.body?.getReader()
  if (!reader) return response.blob()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return new Blob(parts, { type: response.headers.get('content-type') ?? '' })
    parts.push(value)
    bytes += value.byteLength
    onBytes(bytes)
  }
}

/** Hands a fetched file to the browser; of a long one it tells how far it has come. */
export async function download(
  response: Response,
  onBytes: (bytes: number) => void = () => {},
): Promise<void> {
  handOver(await arriving(response, onBytes), fileNameOf(response))
}
