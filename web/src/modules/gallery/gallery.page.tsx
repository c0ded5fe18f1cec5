import { useState } from 'react'
import { useSearchParams } from 'wouter'
import {
  Button,
  EmptyState,
  Failed,
  Light,
  Loaded,
  PageHead,
  Panel,
  Segments,
  Skeleton,
  toast,
} from '../../ui/index.ts'
import { GalleryControls } from './gallery-controls.tsx'
import { GalleryData } from './gallery-data.tsx'
import { GalleryDrawn } from './gallery-drawn.tsx'
import { GalleryOpen } from './gallery-open.tsx'
import { GalleryTable } from './gallery-table.tsx'
import './gallery.css'

const SECTIONS = [
  { value: 'controls', label: '控件' },
  { value: 'open', label: '打开' },
  { value: 'data', label: '数据' },
  { value: 'drawn', label: '图' },
  { value: 'table', label: '表格' },
  { value: 'states', label: '状态' },
] as const

/** Every component of the kit in every state, for looking at and for tests. Its words are samples, not interface texts. */
export function GalleryPage() {
  // In the address, so that a test opens each of them.
  const [params, setParams] = useSearchParams()
  const section = SECTIONS.find(({ value }) => value === params.get('section'))?.value ?? 'controls'
  const [panel, setPanel] = useState(false)
  return (
    <div className="gallery split">
      <div className="list">
        <PageHead
          title="组件"
          count={`${SECTIONS.length} 组`}
          caption="界面组件一览，供查看和测试"
          actions={
            <>
              <Button onClick={() => setPanel(!panel)}>侧面板</Button>
              <Button
                look="primary"
                shortcut="S"
                onClick={() =>
                  toast('已保存，可以撤销', { action: { label: '撤销', run: () => toast('已撤销') } })
                }
              >
                保存
              </Button>
            </>
          }
        />
        <div className="row chips">
          <Segments
            label="组件分组"
            options={SECTIONS}
            value={section}
            onChange={next => setParams({ section: next }, { replace: true })}
          />
        </div>
        {section === 'controls' ? <GalleryControls /> : null}
        {section === 'open' ? <GalleryOpen /> : null}
        {section === 'data' ? <GalleryData /> : null}
        {section === 'drawn' ? <GalleryDrawn /> : null}
        {section === 'table' ? <GalleryTable /> : null}
        {section === 'states' ? <States /> : null}
      </div>
      {panel ? (
        <Panel
          label="任务"
          head={
            <>
              <Light level="BEHIND">逾期 7 个工作日</Light>
              <h2>政务信息系统整合迁移上云</h2>
              <span className="cap">2024-034 · 县级任务</span>
            </>
          }
          foot={<Button look="primary">批示</Button>}
          onClose={() => setPanel(false)}
        >
          <div className="sec">
            <h3>依据</h3>
            <p className="quote">
              各部门已建、在建的非涉密系统,<mark>按照应上尽上原则</mark>迁移到市电子政务云平台。
            </p>
          </div>
        </Panel>
      ) : null}
    </div>
  )
}

const failed = {
  data: undefined,
  fetching: false,
  stale: false,
  failure: { message: '连接服务器失败，请检查网络后重试。' },
  readAt: null,
  retry: () => {},
}

function States() {
  return (
    <div className="gallery-grid">
      <div className="card">
        <Skeleton />
      </div>
      <div className="card">
        <Failed message={failed.failure.message} retry={() => {}} />
      </div>
      <div className="card">
        <EmptyState action={<Button>导入方案</Button>}>
          还没有方案。把印发的方案文件拖进来,确认后就会变成台账。
        </EmptyState>
      </div>
      <div className="card">
        <Loaded result={{ ...failed, data: '旧数据', readAt: Date.now() - 300_000 }}>
          {data => <p className="bd">{data}</p>}
        </Loaded>
      </div>
    </div>
  )
}
