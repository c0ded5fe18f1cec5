/** Which periods rest on which version of the definition. Pure. */
export interface VersionUse {
  from: string
  to: string
  count: number
}

/** First and last period of each version, and how many. */
export function versionUses(
  periods: readonly string[],
  versions: readonly (number | null | undefined)[],
): Map<number, VersionUse> {
  const uses = new Map<number, VersionUse>()
  periods.forEach((period, index) => {
    const version = versions[index]
    if (version === null || version === undefined) return
    const use = uses.get(version)
    uses.set(version, { from: use?.from ?? period, to: period, count: (use?.count ?? 0) + 1 })
  })
  return uses
}
