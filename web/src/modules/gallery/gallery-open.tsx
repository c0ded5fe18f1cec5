import { useState } from 'react'
import {
  Button,
  ButtonLink,
  Calendar,
  Card,
  Chip,
  ClearFilters,
  Dialog,
  ErrorBoundary,
  Explain,
  ExportButton,
  Field,
  LightShape,
  ListExport,
  PopoverButton,
  Removable,
  ReportButton,
  SearchField,
  Segments,
  Tabs,
} from '../../ui/index.ts'

type View = 'list' | 'map' | 'table'
const VIEWS: readonly { value: View; label: string }[] = [
  { value: 'list', label: '列表' },
  { value: 'map', label: '地图' },
  { value: 'table', label: '数据表' },
]

const how = {
  definition: '到期的时间节点中，按期完成的占比。',
  source: '任务台账',
  asOf: '2024-10-15',
  numerator: 312,
  denominator: 363,
}

function Broken(): never {
  throw new Error('A part that fails on purpose.')
}

/** Ways to go, to choose and to look closer. */
export function GalleryOpen() {
  const [view, setView] = useState<View>('list')
  const [words, setWords] = useState('')
  const [day, setDay] = useState<string | null>('2024-10-15')
  const [asking, setAsking] = useState(false)
  const [chosen, setChosen] = useState(true)
  const [breaking, setBreaking] = useState(false)
  return (
    <>
      <Tabs
        label="示例区域"
        here="list"
        tabs={[
          { id: 'board', label: '看板', href: '/dev/ui' },
          { id: 'list', label: '工单', href: '/dev/ui' },
          { id: 'desk', label: '待办', href: '/dev/ui', count: 3 },
        ]}
      />
      <div className="gallery-grid">
        <Card title="视图与查找">
          <div className="col">
            <div className="row">
              <Segments label="视图" options={VIEWS} value={view} onChange={next => setView(next)} />
              <ButtonLink href="/dev/ui">去列表</ButtonLink>
            </div>
            <div className="row">
              <Removable on={chosen} label="单位" onRemove={() => setChosen(false)}>
                <Chip count={3} onPress={() => setChosen(true)}>
                  单位
                </Chip>
              </Removable>
              <ClearFilters when={chosen} onClear={() => setChosen(false)} />
            </div>
            <SearchField
              words={words}
              change={({ words: next }) => setWords(next)}
              label="查找示例"
              hint="任务、编号、单位"
            />
            <Field label="权重" hint="0–100，合计 100" error={null}>
              {wiring => <input {...wiring} className="field" inputMode="numeric" defaultValue="25" />}
            </Field>
            <div className="row">
              <ExportButton href="/files/none" count={0} />
              <ListExport of="任务" count={0} />
              <ReportButton board="cockpit" asked={{ place: null }} disabled />
            </div>
          </div>
        </Card>
        <Card title="打开与解释">
          <div className="col">
            <div className="row">
              <Button onClick={() => setAsking(true)}>打开对话框</Button>
              <PopoverButton label="口径" face="口径">
                <p className="pad hint">浮层里是一小段说明。</p>
              </PopoverButton>
              <span>
                按期完成率 <Explain name="按期完成率" how={how} />
              </span>
              <span>
                <LightShape level="BEHIND" /> <LightShape level="NEAR" /> <LightShape level="GOOD" />{' '}
                <LightShape level="NO_DATA" />
              </span>
            </div>
            <ErrorBoundary resetKey={String(breaking)}>
              {breaking ? (
                <Broken />
              ) : (
                <Button look="plain" onClick={() => setBreaking(true)}>
                  让这一块出错
                </Button>
              )}
            </ErrorBoundary>
          </div>
        </Card>
        <Card title="日历">
          <Calendar label="示例日历" value={day} onChange={setDay} />
        </Card>
      </div>
      {asking ? (
        <Dialog
          title="登记完成"
          onClose={() => setAsking(false)}
          foot={
            <>
              <Button onClick={() => setAsking(false)}>取消</Button>
              <Button look="primary" onClick={() => setAsking(false)}>
                登记
              </Button>
            </>
          }
        >
          <p>焦点留在对话框里，关闭后回到按钮。</p>
        </Dialog>
      ) : null}
    </>
  )
}
