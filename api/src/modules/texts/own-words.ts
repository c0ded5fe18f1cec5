/** Words of complaints that the general dictionary cuts apart. */
const WORDS = `
充电桩 不亮 占道经营 乱停乱放 乱摆卖 乱堆放 违章停车 违章搭建 违法建设 违建 井盖 下水道 化粪池 污水管 排水沟 内涝 积水 水压 停水
停电 自来水 水质 水费 电费 燃气费 物业费 停车费 停车位 车位 地下车库 消防通道 电梯 路灯 红绿灯 斑马线 护栏 坑洼 破损 塌陷 扬尘
渣土车 噪声 噪音 扰民 油烟 异味 恶臭 广场舞 夜市 烧烤 施工 夜间施工 夜间 凌晨 垃圾桶 清运 不及时 不足 不够 漏水 渗水 外墙
房产证 不动产证 交房 烂尾 拖欠 欠薪 工资 农民工 社保 医保 低保 养老金 补贴 学位 入学 校车 公交车 公交站 班次 宽带 信号差 飞线
电动车 共享单车 网约车 黑车 宅基地 征地 拆迁 秸秆 焚烧 养殖场 臭水沟 饮用水 村道 农药 流浪狗 恶犬 快递 外卖 预付卡 退费 退款
`

/** As jieba reads a dictionary: a word and how frequent it is, one a line. */
export const OWN_WORDS = WORDS.split(/\s+/)
  .filter(Boolean)
  .map(word => `${word} 20000 n`)
  .join('\n')
