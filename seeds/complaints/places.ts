import type { Draw } from './draw.ts'

interface Node {
  code: string
  name: string
  children?: Node[]
}

/** A village or community with the spots people name in it. */
export interface Spot {
  /** 12 digits. */
  villageCode: string
  townCode: string
  town: string
  /** Without 居民委员会. */
  village: string
  urban: boolean
  spot: string
}

/** How many of a hundred tickets come from each town. */
const SHARES: Readonly<Record<string, number>> = {
  惠民街道: 27,
  新华街道: 22,
  西联镇: 22,
  西河镇: 8,
  龙归镇: 11,
  江湾镇: 4,
  重阳镇: 6,
}

/** Invented estates, streets and corners. */
const URBAN = [
  ...[
    '锦绣花园',
    '江畔名苑',
    '翠竹苑',
    '丰和新城',
    '御景台',
    '阳光里',
    '桂香苑',
    '金穗小区',
    '滨江壹号',
    '和顺家园',
  ],
  ...[
    '文华路',
    '工业路',
    '向前街',
    '河堤路',
    '惠丰路',
    '建设巷',
    '农贸市场',
    '步行街',
    '公交总站',
    '老粮站宿舍',
  ],
]
const RURAL = [
  ...[
    '村口',
    '文化室',
    '小学',
    '晒谷场',
    '老祠堂',
    '卫生站',
    '主干道',
    '水塘边',
    '小组活动广场',
    '便民服务点',
  ],
  ...['一组', '二组', '三组', '上屋', '下屋', '新村'],
]

const full = (code: string): string => code.padEnd(12, '0')
const plainName = (name: string): string => name.replace(/(居民委员会|村民委员会|居民居委会)$/, '')

/** Towns and villages of the district, to draw spots from. */
export class DemoPlaces {
  private readonly towns: { node: Node; share: number }[]
  private readonly villages = new Map<string, Node[]>()

  constructor(root: Node) {
    this.towns = (root.children ?? []).map(node => ({ node, share: SHARES[node.name] ?? 0 }))
  }

  /** A spot in a part of the district: 城, 乡 or 全. */
  draw(draw: Draw, where: string): Spot {
    const towns = this.towns.filter(({ node }) => this.villagesOf(node, where).length > 0)
    const { node } = towns[draw.weighted(towns.map(({ share }) => share))] as { node: Node }
    return this.inTown(draw, node.name, where)
  }

  /** A spot in a town, perhaps in one village of it. */
  inTown(draw: Draw, townName: string, where: string, villageName?: string): Spot {
    const town = this.towns.find(({ node }) => node.name === townName)?.node
    if (!town) throw new Error(`The demo has no town ${townName}.`)
    const villages = this.villagesOf(town, where).filter(
      ({ name }) => villageName === undefined || plainName(name) === villageName,
    )
    // The first ones are larger: not all villages complain as often.
    const village = villages[draw.weighted(villages.map((_, index) => 1 / (index + 3)))]
    if (!village) throw new Error(`The demo has no village ${villageName} in ${townName}.`)
    const urban = isUrban(village)
    const name = plainName(village.name)
    const spot = urban ? `${name.replace(/社区$/, '')}${draw.one(URBAN)}` : `${name}${draw.one(RURAL)}`
    return {
      villageCode: full(village.code),
      townCode: full(town.code),
      town: town.name,
      village: name,
      urban,
      spot,
    }
  }

  private villagesOf(town: Node, where: string): Node[] {
    const key = `${town.code}${where}`
    const found = this.villages.get(key) ?? villagesIn(town, where)
    this.villages.set(key, found)
    return found
  }
}

const isUrban = (village: Node): boolean => plainName(village.name).endsWith('社区')

const villagesIn = (town: Node, where: string): Node[] =>
  (town.children ?? []).filter(village => where === '全' || isUrban(village) === (where === '城'))
