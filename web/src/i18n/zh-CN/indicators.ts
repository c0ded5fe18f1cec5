/** Indicators. */
export const indicators = {
  title: '指标',
  count: '{{count}} 项',
  caption: '方案附表中的指标，从基准到目标',
  column: {
    name: '指标',
    level: '层级',
    unit: '单位',
    baselineYear: '基准年',
    baseline: '基准值',
    targetYear: '目标年',
    target: '目标值',
    plan: '方案',
    source: '出处',
  },
  openSource: '看原文',
  empty: '这个地区还没有指标。方案附表中的指标在确认方案后列在这里。',
  import: '导入方案',
}
