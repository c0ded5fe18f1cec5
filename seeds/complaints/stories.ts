import type { Day } from '#api/platform/day.ts'

/** A matter that grows in one place: what people are angry about in the demo. */
export interface HotStory {
  path: string
  town: string
  village: string
  /** What all of them speak of. */
  spot: string
  /** Monday of the first week, and tickets week by week. */
  from: Day
  weekly: readonly number[]
  /** The words of the story; the matter's own woes and asks go with them. */
  says: readonly string[]
}

/** The one that was made a task, closed, and came back no more. */
export const SUPERVISED: HotStory & { supervisedOn: Day; closedOn: Day } = {
  path: '占道经营/夜市烧烤/油烟扰民',
  town: '新华街道',
  village: '工业中社区',
  spot: '工业中夜市街',
  from: '2023-12-25',
  supervisedOn: '2024-04-08',
  closedOn: '2024-05-24',
  weekly: [
    1, 2, 2, 4, 3, 2, 5, 7, 6, 9, 11, 10, 13, 12, 14, 11, 10, 8, 7, 5, 5, 3, 2, 2, 1, 1, 0, 1, 0, 0, 1,
  ],
  says: [
    '工业中夜市街的烧烤摊连成一片，{时}还浓烟滚滚，油烟都飘到五楼',
    '楼下就是工业中夜市街，炭火味、划拳声一直闹到{时}',
    '工业中夜市街几十家烧烤没有一家装净化器，窗台上一层黑油',
    '工业中夜市街占满了整条路，救护车进不来，油烟熏得眼睛疼',
    '夜市街一到{时}就摆出上百张桌子，油烟和噪声把人逼疯',
    '在工业中住了二十年，夜市街的油烟今年最厉害，孩子天天咳',
  ],
}

export const HOT_STORIES: readonly HotStory[] = [
  SUPERVISED,
  {
    path: '噪声扰民/施工噪声/夜间施工',
    town: '惠民街道',
    village: '沙湖社区',
    spot: '沙湖综合体工地',
    from: '2024-07-29',
    weekly: [1, 2, 1, 3, 4, 6, 7, 11, 13, 9, 16, 7],
    says: [
      '沙湖综合体工地{时}还在浇混凝土，泵车轰隆隆响个不停',
      '沙湖那个综合体项目最近赶工期，天天打桩到{时}',
      '综合体工地的塔吊{时}还在作业，探照灯直射我家卧室',
      '住在沙湖综合体工地对面，渣土车一晚上进进出出几十趟',
      '沙湖综合体施工不分白天黑夜，投诉一次停一晚，第二天照旧',
      '国庆放假也不消停，沙湖综合体工地{时}还在切割钢筋',
    ],
  },
  {
    path: '供水供电/供水保障/水压不足',
    town: '龙归镇',
    village: '龙归社区',
    spot: '龙归圩镇老街',
    from: '2024-08-12',
    weekly: [1, 1, 2, 3, 4, 5, 8, 9, 7, 5],
    says: [
      '龙归圩镇老街这边自来水水压太小，二楼根本上不去',
      '龙归社区从八月底开始水就小，{时}洗澡热水器点不着火',
      '龙归圩镇的水细得像线，说是管网改造，改到现在越改越小',
      '老街几十户都没水用，要等到半夜水压才够，洗衣机转不动',
      '龙归老街开饭店的，水压不足，客人等半天上不了菜',
    ],
  },
  {
    path: '物业管理/小区设施/充电桩不足',
    town: '西联镇',
    village: '碧桂园太阳城社区',
    spot: '碧桂园太阳城社区地面停车场',
    from: '2024-07-15',
    weekly: [1, 1, 2, 2, 2, 3, 3, 5, 4, 6, 7, 6, 9, 4],
    says: [
      '太阳城社区新买电动汽车的越来越多，公共充电桩只有六个，天天排到{时}',
      '太阳城社区申请装充电桩，物业让等增容，等了{久}',
      '太阳城社区地面停车场的充电桩坏了一半没人修',
      '太阳城社区油车占着充电位，电车充不上，物业不管',
      '小区电动自行车棚只有二十个插座，太阳城社区上千户怎么够用',
    ],
  },
  {
    path: '环境卫生/垃圾清运/清运不及时',
    town: '西河镇',
    village: '红星社区',
    spot: '红星社区垃圾中转站',
    from: '2024-08-26',
    weekly: [1, 2, 2, 4, 3, 5, 6, 3],
    says: [
      '红星社区垃圾中转站压缩机坏了，垃圾堆到马路上',
      '红星社区中转站的污水一路流到菜市场门口，臭气熏天',
      '西河红星社区的垃圾{久}没拉走，苍蝇满天飞',
      '红星社区中转站夜里装车，又臭又吵',
    ],
  },
]
