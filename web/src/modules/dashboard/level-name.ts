const NAMES = ['CITY', 'COUNTY', 'TOWN', 'VILLAGE'] as const

/** Name of a level of places below a province: 2 city … 5 village. */
export const levelName = (level: number) => NAMES[Math.min(5, Math.max(2, level)) - 2] ?? 'VILLAGE'
