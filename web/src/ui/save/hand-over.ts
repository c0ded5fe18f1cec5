/** Hands bytes to the browser as a download. */
export function handOver(bytes: Blob, name: string): void {
  const url = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Revoked later: old browsers read the address only after the click has passed.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
