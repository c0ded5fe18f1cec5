/**
 * Words that stand in any complaint and tell nothing of its matter: particles, politeness, the forms of writing to an
 * office. Places of any kind (小区, 社区) stay out of it: they say where.
 */
const WORDS = `
的 了 在 是 我 有 和 就 不 人 都 一 一个 上 也 很 到 说 要 去 你 会 着 没有 看 好 自己 这 那 他 她 它 们 我们 你们 他们
与 及 或 而 但 但是 因为 所以 如果 虽然 而且 并 并且 以及 对 对于 关于 把 被 让 给 向 从 由 于 为 为了 以 等 等等 之 其
这个 那个 这些 那些 这里 那里 这样 那样 什么 怎么 怎样 如何 为什么 为何 是否 哪里 哪个 多少 几 几个 还 还是 还有 又 再 才 已 已经
曾 正在 一直 经常 总是 时常 每天 每次 现在 目前 至今 最近 近期 近日 今天 昨天 明天 当时 后来 之后 之前 以后 以前 时候 期间
能 能否 可以 可 应该 应 该 需要 必须 得 地 过 吗 呢 吧 啊 哦 呀 嘛 啦 么 请 请问 请求 希望 恳请 恳求 望 盼 尽快 尽早 及时
谢谢 感谢 多谢 麻烦 拜托 辛苦 您好 你好 尊敬 领导 相关 有关 部门 单位 工作人员 处理 解决 核实 反映 投诉 举报 咨询 求助 建议
来电 致电 电话 市民 群众 居民 诉求人 来电人 先生 女士 同志 本人 位于 附近 情况 问题 事情 一下 一些 一种 非常 十分 特别 严重
比较 太 更 最 只 仅 均 各 每 某 此 该处 进行 造成 导致 影响 存在 出现 发现 表示 认为 要求 告知 回复 答复 督促 协调 落实 调查
强烈 多次 无人 没人 根本 完全 而是 不是 不能 不会 无法 一样 方面 以来 左右 大概 大约 具体 实际 其他 其它 另外 同时 然后 于是
年 月 日 号 时 分 点 点钟 天 小时 分钟 个 次 名 件 元 米 年底 月底 西地省
`

export const STOP_WORDS: ReadonlySet<string> = new Set(WORDS.split(/\s+/).filter(Boolean))
