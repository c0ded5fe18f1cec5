/** The words that names of offices, companies and groups of them end in. */
const SUFFIX =
  '政府|人民政府|党委|党工委|工委|纪委|监委|政法委|市委|县委|区委|省委|镇委|乡委|州委|旗委|委|办|局|厅|部|署|处|科|股|室|站|所|队|支队|大队|总队|中心|办公室|办公厅|管委会|委员会|居委会|村委会|指挥部|领导小组|工作组|小组|专班|联席会议|集团|公司|银行|分行|支行|农商行|联社|信用社|供销社|合作社|社|院|行|馆|校|学校|大学|学院|医院|研究院|法院|检察院|协会|商会|学会|联合会|工商联|残联|文联|科协|侨联|妇联|总工会|工会|团委|共青团|会|企业|园区|产业园|物流园|工业园|园|开发区|新区|高新区|经开区|自贸区|保税区|示范区|度假区|景区|管理区|街道|街办|办事处|乡镇|镇街|镇|乡|街|村|社区|农场|林场|场|县区|区县|县|区|市|州|旗|盟|省|国企|单位|部门|机构|机关|分局|总局|税务|海关|消防|武装部|人行|邮政|移动|电信|联通|铁塔|供电|电力|烟草|气象|分公司|高校|院校|媒体|日报社|电视台|台|城投|交投|国投|水务|热力|燃气|主体|运营商|党组|人大|政协|省直|市直|县直|区直|同志|法制|金融办|银保监|证监|证监局|监管组|监管分局|站点|基地|平台公司|工作站|服务站|管理站|客运站|水库|平台办'

const ENDS_AS_UNIT = new RegExp(`(?:${SUFFIX})(?:\\((?:[^()]{1,20})\\))?(?:\\d)?$`)

/** Ends of common words that look like units but are not (工作部署, 系统平台…). */
const NOT_UNIT =
  /(?:平台|系统|机制|工作|任务|项目|工程|服务|建设|发展|改革|管理|方案|办法|制度|体系|数据|能力|水平|要求|进行|推进|完成|实施|落实|实现|开展|加强|提升|措施|意见|目标|窗口|网站|全部|内部|外部|社会|机会|大会|会议|部署|到位|范围|业务|干部|以上|场所|处所|市场|现场|会场|立场|农村|城市|全市|全县|全区|全省|城区|(?<!各)地区|山区|社区服务|学区|幅度|之处|联办|通办|督办|协办|承办|主办|举办|创办|开办|经办|申办|报批|试行|执行|运行|进行|发行|举行|推行|先行|自行|出行|银行业|流行|标准|规划)$/
const SURE =
  /(?:人民政府|政府|委员会|管委会|办事处|领导小组|指挥部|联席会议|专班|党委|工委|社会办|市场局|公司|街道办|办公室|中心|局|厅)$/

/** Words that stand for several organizations and must be expanded by a person. */
const GROUP =
  /^(?:全[省市县区州](?!人)|其他|其它|有关|相关|各|所有|(?:省|市|县|区|州|旗)[级直](?!属?[^各有相部单机企]*(?:局|办|委|厅|中心)$)|沿线|沿江|试点)|(?:有关|相关|各|各级|涉及)[^局]{0,8}(?:部门|单位|机构|企业|科室|股室|处室|乡镇|街道|镇|乡|县|区|市|局|办|委|主体|负责人)|各[^,、]{0,12}$|(?:部门|成员单位|责任单位|牵头单位|配合单位|单位|县区|区县|镇街|乡镇|街道办事处|企业|园区|高校)(?:\([^()]*\))?$/

export function isGroup(name: string): boolean {
  const bare = name.replace(/\([^()]*\)/g, '')
  if (
    /^(?:省|市|县|区|州)?[\u4e00-\u9fff]{1,8}(?:镇|乡|街道)(?:人民政府|办事处)$/.test(bare) &&
    !/各/.test(bare)
  )
    return false
  return GROUP.test(name) || GROUP.test(bare)
}

/** True when the words look like the name of an organization or of a group of them. */
export function looksLikeUnit(name: string): boolean {
  const text = name.trim()
  if (text.length < 2 || text.length > 36) return false
  if (/[。;:!?]/.test(text) || /\d{4}年|\d+%/.test(text)) return false
  if (NOT_UNIT.test(text) && !SURE.test(text)) return false
  return ENDS_AS_UNIT.test(text.replace(/\([^()]*\)$/, '')) || isGroup(text)
}

/** Ends that can stand before 和/及 in a list of names; 文化和旅游局 must stay whole. */
const COMPLETE =
  /(?:局|厅|委|办|部|中心|政府|办公室|管委会|委员会|公司|集团|银行|院|联|协|团委|单位|部门|街道|乡镇|镇街|乡镇\(街道\)|办事处|县区|开发区|园区|署|县|区|市|组|党工委|社|工会|大队|支队|军区|协会)$/

/** Splits `A和B`, `A及B` where A is a whole name already. Gives offsets into the text. */
export function splitConjunction(text: string): [start: number, end: number][] {
  const cuts: [number, number][] = []
  let from = 0
  for (const match of text.matchAll(/以及|[和及与]|\/|[ \t\n]+|会同|联合/g)) {
    const left = text.slice(from, match.index)
    const right = text.slice(match.index + match[0].length)
    if (depthAt(text, match.index) > 0) continue
    if (COMPLETE.test(left) && left.length >= 2 && right.trim().length >= 3 && looksLikeUnit(right)) {
      cuts.push([from, match.index])
      from = match.index + match[0].length
    }
  }
  cuts.push([from, text.length])
  return cuts
}

export function depthAt(text: string, index: number): number {
  let depth = 0
  for (let i = 0; i < index; i++) {
    if (text[i] === '(') depth++
    else if (text[i] === ')' && depth > 0) depth--
  }
  return depth
}
