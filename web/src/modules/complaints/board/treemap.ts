/** A treemap's rectangles, squarified (Bruls, Huizing and van Wijk 2000). Pure. */

/** In per cent of the whole box. */
export interface Tile<Item> {
  item: Item
  x: number
  y: number
  width: number
  height: number
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}

interface Sized<Item> {
  item: Item
  area: number
}

const sumOf = (row: readonly Sized<unknown>[]): number => row.reduce((sum, { area }) => sum + area, 0)

/** The worst side ratio in a row laid along `side`. */
function worst(row: readonly Sized<unknown>[], side: number): number {
  const sum = sumOf(row)
  return Math.max(
    ...row.map(({ area }) => Math.max((side ** 2 * area) / sum ** 2, sum ** 2 / (side ** 2 * area))),
  )
}

/** Lays a row along the shorter side of the box; answers its tiles and the rest of the box. */
function lay<Item>(row: readonly Sized<Item>[], box: Box): { tiles: Tile<Item>[]; rest: Box } {
  const across = box.width < box.height
  const thick = sumOf(row) / (across ? box.width : box.height)
  let at = across ? box.x : box.y
  const tiles = row.map(({ item, area }) => {
    const long = area / thick
    const tile = across
      ? { item, x: at, y: box.y, width: long, height: thick }
      : { item, x: box.x, y: at, width: thick, height: long }
    at += long
    return tile
  })
  const rest = across
    ? { ...box, y: box.y + thick, height: box.height - thick }
    : { ...box, x: box.x + thick, width: box.width - thick }
  return { tiles, rest }
}

/** Rectangles as square as may be, largest first, filling a box `ratio` times as wide as high. */
export function treemap<Item>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
  ratio: number,
): Tile<Item>[] {
  const sized = items
    .map(item => ({ item, area: sizeOf(item) }))
    .filter(({ area }) => area > 0)
    .sort((one, other) => other.area - one.area)
  const total = sumOf(sized)
  if (total === 0) return []
  const scaled = sized.map(({ item, area }) => ({ item, area: (area / total) * ratio }))
  let box: Box = { x: 0, y: 0, width: ratio, height: 1 }
  const tiles: Tile<Item>[] = []
  let row: Sized<Item>[] = []
  for (const one of scaled) {
    const side = Math.min(box.width, box.height)
    if (row.length > 0 && worst([...row, one], side) > worst(row, side)) {
      const laid = lay(row, box)
      tiles.push(...laid.tiles)
      box = laid.rest
      row = []
    }
    row.push(one)
  }
  tiles.push(...lay(row, box).tiles)
  return tiles.map(tile => ({
    ...tile,
    x: (tile.x / ratio) * 100,
    y: tile.y * 100,
    width: (tile.width / ratio) * 100,
    height: tile.height * 100,
  }))
}
