import {
  Bar,
  Card,
  Chart,
  type ChartTokens,
  DateText,
  DaysLeft,
  type EChartsOption,
  Figure,
  Light,
  LightCounts,
  LightLegend,
  Progress,
  RateFigure,
} from '../../ui/index.ts'

const counts = { total: 248, done: 140, open: 108, behind: 21, near: 18, good: 63, noData: 6 }
const rate = {
  numerator: 312,
  denominator: 363,
  value: 312 / 363,
  definition: '到期的时间节点中，按期完成的占比。',
  source: '任务台账',
  asOf: '2024-10-15',
}
const months = ['5月', '6月', '7月', '8月', '9月', '10月']
const due = [220, 248, 276, 305, 338, 363]
const done = [190, 214, 240, 262, 289, 312]

const option = (tokens: ChartTokens): EChartsOption => ({
  grid: { left: 36, right: 72, top: 12, bottom: 24 },
  xAxis: { type: 'category', data: months, axisLine: { lineStyle: { color: tokens.line } } },
  yAxis: { type: 'value', min: 0, splitLine: { lineStyle: { color: tokens.line2 } } },
  series: [
    {
      type: 'line',
      name: '到期',
      data: due,
      color: tokens.none,
      symbol: 'none',
      endLabel: { show: true, formatter: '到期 {c}', color: tokens.muted },
    },
    {
      type: 'line',
      name: '完成',
      data: done,
      color: tokens.accent,
      symbol: 'none',
      endLabel: { show: true, formatter: '完成 {c}', color: tokens.accent },
    },
  ],
})

export function GalleryData() {
  return (
    <div className="col">
      <Card bare>
        <div className="figs">
          <RateFigure
            name="任务按期完成率"
            rate={rate}
            of="个到期节点"
            change="较 9 月 +1.8"
            target="目标 90%"
            light={{ level: 'NEAR', kind: 'progress' }}
          />
          <Figure
            name="逾期任务"
            value={21}
            unit="项"
            change="较上月 −3"
            parts="最久 28 个工作日"
            href="/dev/ui"
            light={{ level: 'BEHIND' }}
          />
          <Figure
            name="没有数据的指标"
            value={null}
            parts="本期未填报"
            light={{ level: 'NO_DATA', kind: 'progress' }}
          />
        </div>
      </Card>
      <div className="gallery-grid">
        <Card title="灯号与条" aside={<LightLegend done />}>
          <div className="col">
            <div className="row">
              <Light level="BEHIND" /> <Light level="NEAR" /> <Light level="GOOD" /> <Light level="NO_DATA" />
              <Light level="BEHIND" kind="progress" /> <Light level="NEAR">逾期办结</Light>
            </div>
            <LightCounts counts={counts} />
            <Bar counts={counts} />
            <Progress percent={64} label="进度" />
            <div className="row">
              <DateText day="2024-10-18" /> <DaysLeft days={3} /> <DaysLeft days={-7} /> <DaysLeft days={0} />{' '}
              <DateText day="2025-12-31" />
            </div>
          </div>
        </Card>
        <Card title="完成走势" caption="累计节点，个">
          <Chart
            caption="到 10 月，363 个到期节点完成 312 个"
            option={option}
            table={{
              heads: ['月份', '到期', '完成'],
              rows: months.map((month, i) => [month, due[i] ?? null, done[i] ?? null]),
            }}
            height={200}
          />
        </Card>
      </div>
    </div>
  )
}
