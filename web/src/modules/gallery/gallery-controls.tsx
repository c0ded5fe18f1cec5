import { useState } from 'react'
import {
  Button,
  Card,
  Checkbox,
  Chip,
  ComboBox,
  confirm,
  DatePicker,
  FileDrop,
  Group,
  InOrder,
  Kbd,
  LightChips,
  Menu,
  MultiSelect,
  Select,
  SelectBox,
  Tag,
  TextArea,
  TextField,
  Tooltip,
  toast,
} from '../../ui/index.ts'

const units = [
  '区政数局',
  '区住管局',
  '区农业农村局',
  '区卫生健康局',
  '市生态环境局武江分局',
  '区发展和改革局',
].map(label => ({ value: label, label }))

export function GalleryControls() {
  const [text, setText] = useState('完成率达到 98%')
  const [day, setDay] = useState<string | null>('2024-10-15')
  const [unit, setUnit] = useState<string | null>('区政数局')
  const [many, setMany] = useState<string[]>([])
  const [on, setOn] = useState(true)
  return (
    <div className="gallery-grid">
      <Card title="按钮与标签">
        <div className="row">
          <Button look="primary" shortcut="Enter">
            确认,下一个
          </Button>
          <Button>合并</Button>
          <Button disabled>生成台账</Button>
          <Button look="plain">打开全页</Button>
          <Button small>按时限</Button>
          <Group label="状态" className="chip-set">
            <Chip on count={108} onPress={() => {}}>
              在办
            </Chip>
            <LightChips on={['BEHIND']} count={level => (level === 'BEHIND' ? 21 : 7)} press={() => {}} />
          </Group>
          <span>
            <InOrder of={['满意率低于', '90%', '的有 3 个单位']}>
              {(piece, at) => (at === 1 ? <mark>{piece}</mark> : piece)}
            </InOrder>
          </span>
          <Tag>县级</Tag>
          <SelectBox label="选择这一行" checked={on} onChange={() => setOn(!on)} />
          <Kbd>J</Kbd>
          <Tooltip text="国务院放假安排已计入">
            <span className="tag">工作日</span>
          </Tooltip>
          <Menu
            label="更多"
            face="更多 ▾"
            actions={[
              { id: 'a', label: '导出', run: () => toast('已导出') },
              { id: 'b', label: '删除', disabled: true },
            ]}
          />
          <Button
            onClick={async () => {
              const reason = await confirm({
                title: '重新打开这个节点？',
                body: '节点会回到未完成，灯号重新计算。',
                action: '重新打开',
                reason: { label: '理由', required: true },
              })
              if (reason !== null) toast(`理由：${reason}`)
            }}
          >
            要理由的确认
          </Button>
        </div>
      </Card>
      <Card title="输入">
        <div className="col">
          <TextField label="交付内容" value={text} onChange={setText} required hint="写清可以核对的结果" />
          <TextField label="时限" value="待定" onChange={() => {}} error="请写成日期，如 2018-09-30。" />
          <TextArea label="备注" value="" onChange={() => {}} rows={2} placeholder="可不填" />
          <DatePicker label="截止日期" value={day} onChange={setDay} shown="2024-10-15" />
          <Checkbox checked={on} onChange={setOn}>
            只看本级
          </Checkbox>
        </div>
      </Card>
      <Card title="选择">
        <div className="col">
          <Select label="牵头单位" options={units} value={unit} onChange={setUnit} />
          <ComboBox label="查找单位" options={units} value={unit} onChange={setUnit} />
          <div className="row">
            <MultiSelect label="单位" options={units} value={many} onChange={setMany} />
          </div>
        </div>
      </Card>
      <Card title="文件">
        <FileDrop
          accept={['.docx', '.pdf', '.txt', '.md', '.html']}
          limitMb={20}
          hint="Word、PDF（文字版）、TXT、Markdown、网页，不超过 20 MB"
          onFile={file => toast(file.name)}
          onText={words => toast(`${words.length} 字`)}
        />
      </Card>
    </div>
  )
}
