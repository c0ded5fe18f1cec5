import { useRef } from 'react'
import {
  Card,
  DataButton,
  DayLines,
  LineKey,
  SaveMenu,
  Scroll,
  SheetButton,
  Spark,
  Trail,
  useDrawing,
  Wide,
} from '../../ui/index.ts'
import { svgOfBox } from '../../ui/save/svg-of-page.ts'

const days = Array.from({ length: 30 }, (_, day) =>
  new Date(Date.UTC(2024, 8, 16 + day)).toISOString().slice(0, 10),
)
const wave = (day: number, height: number) => Math.round(height + 8 * Math.sin(day / 3) + (day % 5))
const now = days.map((_, day) => wave(day, 28))
const before = days.map((_, day) => wave(day + 4, 24))
const daysOff = [{ from: '2024-10-01', until: '2024-10-07', name: '国庆节' }]

const ends = ['2023-12-31', '2024-03-31', '2024-06-30', '2024-09-30']
const reached = [80, 81.5, 82.2, 83.3]
const expected = [85, 87.5, 90, 93]

const places = ['新华街道', '惠民街道', '西联镇', '西河镇', '龙归镇', '江湾镇', '重阳镇']
const months = ['4月', '5月', '6月', '7月', '8月', '9月', '10月']

const line = {
  heads: ['日期', '本期', '上期'],
  rows: days.map((day, index): [string, number | null, number | null] => [
    day,
    now[index] ?? null,
    before[index] ?? null,
  ]),
}

/** Small drawings made of lines, and tables wider than their card. */
export function GalleryDrawn() {
  const box = useRef<HTMLDivElement>(null)
  const drawing = useDrawing(box, {
    caption: '30 天受理，比上期略多',
    svg: async at => svgOfBox(at),
  })
  return (
    <div className="gallery-grid">
      <Card
        title="12345 每日受理"
        aside={
          <>
            <DataButton name="12345 每日受理" table={line} />
            <SaveMenu drawing={drawing} table={line} />
          </>
        }
      >
        <div className="gallery-lines" ref={box}>
          <DayLines
            series={{ days, now, before, daysOff }}
            label="30 天受理，比上期略多"
            day={day => day.slice(5)}
            last={`${now[now.length - 1]} 件`}
          />
        </div>
        <LineKey
          lines={[
            ['is', '本期'],
            ['earlier', '上期'],
            ['should', '应达'],
            ['ahead', '预测'],
            ['goal', '目标'],
          ]}
        />
      </Card>
      <Card title="指标轨迹">
        <div className="gallery-trail">
          <Trail
            series={{ endsOn: ends, values: reached, expected }}
            target={{ day: '2025-12-31', value: 100 }}
            forecast={{ day: '2025-12-31', value: 89 }}
            goal="100%"
            label="上云率 83.3%，应达 93.9%，预计到期 89%"
          />
        </div>
        <Spark values={reached} expected={expected} label="四个季度，低于应达" />
        <Spark values={[null, null]} label="没有数据" />
      </Card>
      <Card title="自己滚动的一块">
        <Scroll className="gallery-trail gallery-scroll" label="七个镇街">
          {places.map(place => (
            <p key={place}>{place}</p>
          ))}
        </Scroll>
      </Card>
      <Card title="很宽的表" aside={<SheetButton name="很宽的表" />} bare>
        <Wide label="镇街各月">
          <table className="tbl dense" aria-label="镇街各月">
            <thead>
              <tr>
                <th scope="col">镇街</th>
                {months.map(month => (
                  <th key={month} scope="col" className="num">
                    {month}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {places.map((place, row) => (
                <tr key={place}>
                  <th scope="row">{place}</th>
                  {months.map((month, column) => (
                    <td key={month} className="num">
                      {80 + row + column}.0%
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      </Card>
    </div>
  )
}
