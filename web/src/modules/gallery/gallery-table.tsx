import { useMemo, useState } from 'react'
import {
  type Column,
  ColumnChoice,
  DataTable,
  DateText,
  DaysLeft,
  Light,
  type LightLevel,
  Progress,
  RowKeysHint,
  toast,
} from '../../ui/index.ts'

interface Row {
  id: string
  no: string
  title: string
  unit: string
  light: LightLevel
  due: string | null
  left: number | null
  percent: number
}

const units = ['区政数局', '区住管局', '区农业农村局', '区卫生健康局']
const titles = [
  '业务专网向电子政务外网迁移',
  '电子政务外网集约化改造',
  '政务信息系统整合迁移上云',
  '镇村政务服务大厅标准化建设',
  '“一件事”全流程线上流转',
]
const lights: LightLevel[] = ['BEHIND', 'NEAR', 'GOOD', 'NO_DATA']

/** 10,000 rows, as many as a large county has. */
const rows: Row[] = Array.from({ length: 10_000 }, (_, i) => {
  const light = lights[Math.floor(i / 5) % 4] ?? 'GOOD'
  return {
    id: String(i),
    no: String(i + 1).padStart(3, '0'),
    title: titles[i % titles.length] ?? '',
    unit: units[Math.floor(i / 2500)] ?? '',
    light,
    due: light === 'NO_DATA' ? null : `2024-1${i % 3}-1${i % 9}`,
    left: light === 'NO_DATA' ? null : light === 'BEHIND' ? -(i % 30) - 1 : i % 40,
    percent: (i * 7) % 100,
  }
})

const columns: Column<Row>[] = [
  {
    id: 'light',
    head: '灯号',
    width: 96,
    fixed: true,
    cell: row => <Light level={row.light} />,
    sortValue: row => lights.indexOf(row.light),
  },
  { id: 'no', head: '编号', width: 72, cell: row => row.no, sortValue: row => row.no },
  { id: 'title', head: '任务', fixed: true, cell: row => row.title, sortValue: row => row.title },
  { id: 'unit', head: '牵头单位', width: 160, hidden: true, cell: row => row.unit },
  {
    id: 'due',
    head: '到期',
    width: 128,
    cell: row => (row.due ? <DateText day={row.due} /> : '长期坚持'),
    sortValue: row => row.due,
  },
  {
    id: 'left',
    head: '剩工作日',
    width: 88,
    figure: true,
    cell: row => (row.left === null ? '' : <DaysLeft days={row.left} />),
    sortValue: row => row.left,
  },
  { id: 'percent', head: '进度', width: 96, cell: row => <Progress percent={row.percent} label="进度" /> },
  {
    id: 'figure',
    head: '%',
    width: 56,
    figure: true,
    cell: row => row.percent,
    sortValue: row => row.percent,
  },
]

export function GalleryTable() {
  const [hidden, setHidden] = useState(['unit'])
  const [selected, setSelected] = useState<string | null>(null)
  const groupOf = useMemo(() => (row: Row) => row.unit, [])
  return (
    <>
      <div className="row chips">
        <ColumnChoice columns={columns} hidden={hidden} onChange={setHidden} />
      </div>
      <DataTable
        label="任务"
        fill
        columns={columns}
        rows={rows}
        keyOf={row => row.id}
        hidden={hidden}
        groupOf={groupOf}
        groupHead={(unit, members) => (
          <>
            {unit} <span className="cap">在办 {members.length}</span>
          </>
        )}
        selected={selected}
        onOpen={row => {
          setSelected(row.id)
          toast(row.title)
        }}
        card={row => (
          <>
            <div className="row">
              <Light level={row.light} />
              <span className="cap">{row.no}</span>
            </div>
            <div>{row.title}</div>
            <div className="row cap">
              {row.due ? <DateText day={row.due} /> : '长期坚持'}
              {row.left === null ? null : <DaysLeft days={row.left} />}
            </div>
          </>
        )}
        foot={
          <>
            <span className="grow">共 {rows.length} 项</span>
            <RowKeysHint />
          </>
        }
      />
    </>
  )
}
