import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FindingKind } from './finding.ts'
import { callerKeyOf, maskAddress, maskName, maskPhone, maskText, maskTicket } from './index.ts'
import { LABELLED } from './labelled-sentences.ts'

const KINDS: Readonly<Record<string, FindingKind>> = {
  N: 'NAME',
  M: 'MOBILE',
  L: 'LANDLINE',
  I: 'ID_CARD',
  B: 'BANK_CARD',
  P: 'PLATE',
  E: 'MAIL',
  W: 'ACCOUNT',
  S: 'PASSPORT',
  A: 'ADDRESS',
}

/** The text of a labelled sentence with its marks as `KIND start-end`. */
function readLabelled(labelled: string): { text: string; marks: string[] } {
  let text = ''
  const marks: string[] = []
  let from = 0
  for (const found of labelled.matchAll(/\[([A-Z]):([^\]]+)\]/g)) {
    text += labelled.slice(from, found.index)
    marks.push(`${KINDS[found[1] as string]} ${text.length}-${text.length + (found[2] as string).length}`)
    text += found[2]
    from = found.index + found[0].length
  }
  return { text: text + labelled.slice(from), marks }
}

const foundIn = (text: string): string[] =>
  maskText(text).found.map(({ kind, start, end }) => `${kind} ${start}-${end}`)

describe('recognition', () => {
  it('finds at least 95 of 100 marks of the labelled sentences, and of what it finds 95 of 100 are marked', () => {
    expect(LABELLED.length).toBeGreaterThanOrEqual(120)
    let [right, marked, found] = [0, 0, 0]
    const faults: string[] = []
    for (const labelled of LABELLED) {
      const { text, marks } = readLabelled(labelled)
      const hits = foundIn(text)
      right += marks.filter(mark => hits.includes(mark)).length
      marked += marks.length
      found += hits.length
      if (marks.join() !== hits.join())
        faults.push(`${text}\n  wanted ${marks.join()}\n  found  ${hits.join()}`)
    }
    const [recall, precision] = [right / marked, right / found]
    process.stdout.write(
      `personal information: ${LABELLED.length} sentences, ${marked} marks, recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}\n${faults.join('\n')}\n`,
    )
    expect(recall).toBeGreaterThanOrEqual(0.95)
    expect(precision).toBeGreaterThanOrEqual(0.95)
  })

  it('leaves nothing of what it found', () => {
    for (const labelled of LABELLED) {
      const { text } = readLabelled(labelled)
      const { masked, found } = maskText(text)
      for (const { start, end } of found) expect(masked).not.toContain(text.slice(start, end))
    }
  })

  it('masks what columns tell wherever it stands', () => {
    expect(maskText('刚才说话的是邓肯，不是别人', ['邓肯']).masked).toBe('刚才说话的是邓*，不是别人')
  })

  it('keeps the landlines of an office in its answer, but not the caller’s', () => {
    const { open, person } = maskTicket({
      title: null,
      content: null,
      answer: '请拨打0731-88881234咨询。已致电0751-8123456。',
      address: null,
      caller: { name: '张女士', phone: '0751-8123456', idNumber: null, plate: null, address: null },
    })
    expect(open.answer).toBe('请拨打0731-88881234咨询。已致电0751-***3456。')
    expect(person?.answer).toContain('0751-8123456')
  })
})

describe('masks', () => {
  it('keep what is needed to tell two people apart', () => {
    expect(['张三', '张三丰', '欧阳震华', '张女士', '王某某', 'John'].map(maskName)).toEqual([
      '张*',
      '张**',
      '欧阳**',
      '张女士',
      '王某某',
      'J***',
    ])
    expect(maskPhone('138 1234 5678')).toBe('138****5678')
    expect(maskAddress('人民路12号3栋2单元501')).toBe('人民路***')
  })

  it('give one key to one caller, whatever the number is written like', () => {
    const key = (phone: string) => callerKeyOf('440203000000', { phone, idNumber: null })
    expect(key('138 1234 5678')).toBe(key('+86-13812345678'))
    expect(key('13812345678')).not.toBe(callerKeyOf('440204000000', { phone: '13812345678', idNumber: null }))
    expect(key('138****5678')).toBeNull()
    expect(key('无')).toBeNull()
  })
})

const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000_000)

describe(`whatever the text (seed ${seed})`, () => {
  const parts = fc.constantFrom(
    ...[
      '我叫',
      '联系人：',
      '本人',
      '电话',
      '身份证',
      '张',
      '欧阳',
      '小明',
      '路',
      '12号',
      '3栋',
      '2单元',
      '501',
      '-',
      ' ',
      '，',
      '、',
    ],
    ...[
      '13812345678',
      '110105199003078515',
      '粤F12345',
      '@a.cn',
      '微信',
      'abc123',
      '女士',
      '０７５１',
      '8',
      '*',
      '号',
      '敬礼！',
      '\n',
    ],
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(parts, { maxLength: 40 }).map(list => list.join('')),
  )

  it('masking what is masked changes nothing', () => {
    fc.assert(
      fc.property(texts, text => {
        const once = maskText(text).masked
        expect(maskText(once).masked).toBe(once)
      }),
      { seed, numRuns: 2000 },
    )
  })

  it('time grows with length, not faster', () => {
    const long = fc
      .tuple(parts, parts, parts)
      .map(three => three.join('').repeat(20_000 / three.join('').length))
    fc.assert(
      fc.property(long, text => {
        const started = process.cpuUsage()
        maskText(text)
        const { user } = process.cpuUsage(started)
        expect(user / 1000).toBeLessThan(1500)
      }),
      { seed, numRuns: 60 },
    )
  })
})
