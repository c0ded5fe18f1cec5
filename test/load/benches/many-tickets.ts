import { ticketWords } from '#api/modules/complaints/index.ts'
import type { Database } from '#api/platform/database.ts'
import { newId } from '#api/platform/id.ts'
import { demoTickets } from '#seeds/complaints/tickets.ts'
import { divisionFacts } from '#seeds/facts/read-facts.ts'
import { seededRandom } from '#seeds/random.ts'
import { WUJIANG } from '#test/kit/builders.ts'

/** Three years of tickets up to the day of the tests. */
const LAST = Date.parse('2024-10-15T08:00:00+08:00')
const DAY = 86_400_000
const YEARS = 3 * 365 * DAY
const BATCH = 5000

/** Characters that names of shops are made of: words that stand in few tickets. */
const SHOP = [
  ...'兴旺宏达金源福满堂顺发隆盛泰康祥瑞和美家乐吉利丰华聚鑫永昌德信广益恒通万安宝丽雅香味鲜湘粤川鲁海天云水清风月光明',
]
const KINDS = ['烧烤店', '网吧', '洗车行', '早餐店', '棋牌室', '五金店', '幼儿园', '诊所', '超市', '汽修厂']

/** Makes many different tickets of the sentences of the demo world. */
function wordsMaker(seed: number) {
  const next = seededRandom(seed)
  const of = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const base = demoTickets(divisionFacts('wujiang'), new Date(LAST), '2024-10-15')
  const shop = () => `${of(SHOP)}${of(SHOP)}${of(SHOP)}${of(KINDS)}`
  return () => {
    const { title, content, answer } = of(base)
    const beside = next() < 0.6 ? `旁边是${shop()}。` : ''
    return { title: title ?? '', content: `${content}${beside}`, answer }
  }
}

const COLUMNS = `c_division char(12), c_id uuid, c_place char(12), c_at timestamptz, c_title text, c_content text,
  c_answer text, c_words tsvector, c_due date, c_closed date, c_state text, c_external text, c_class text`

async function insertBatch(db: Database, sourceId: string, rows: readonly object[]): Promise<void> {
  const from = `from json_to_recordset($1::json) as r(${COLUMNS})`
  const json = JSON.stringify(rows)
  await db.sql(
    `insert into complaint (division_code, id, source_id, external_id, title, class, place_code, state, received_at,
       received_on, dispatched_on, due_on, original_due_on, closed_on, on_time)
     select c_division, c_id, $2::uuid, c_external, c_title, c_class::"ComplaintClass", c_place, c_state::"ComplaintState",
       c_at, (c_at at time zone 'Asia/Shanghai')::date, (c_at at time zone 'Asia/Shanghai')::date, c_due, c_due, c_closed,
       c_closed <= c_due ${from}`,
    [json, sourceId],
  )
  await db.sql(
    `insert into complaint_text (division_code, complaint_id, content, answer, words)
     select c_division, c_id, c_content, c_answer, c_words ${from}`,
    [json],
  )
}

function rowsMaker(seed: number, places: readonly { code: string }[]) {
  const next = seededRandom(seed + 1)
  const words = wordsMaker(seed)
  return (no: number) => {
    const made = words()
    const received = LAST - next() * YEARS
    const open = LAST - received < 10 * DAY
    const day = (later: number) => new Date(received + later * DAY).toISOString().slice(0, 10)
    const placeCode = places[Math.floor(next() * places.length)]?.code ?? WUJIANG
    const externalId = `BENCH${String(no).padStart(9, '0')}`
    const answer = open ? null : made.answer
    const marks = { jurisdictionCode: WUJIANG, externalId, placeCode, receivedOn: day(0) }
    return {
      c_division: WUJIANG,
      c_id: newId(),
      c_place: placeCode,
      c_at: new Date(received).toISOString(),
      c_title: made.title,
      c_content: made.content,
      c_answer: answer,
      c_words: ticketWords(marks, made.title, made.content, answer),
      c_due: day(10),
      c_closed: open ? null : day(Math.floor(next() * 13)),
      c_state: open ? 'HANDLING' : 'FINISHED',
      c_external: externalId,
      c_class: next() < 0.6 ? 'COMPLAINT' : 'REQUEST',
    }
  }
}

/** Fills in tickets of Wujiang with different words, spread over its towns and villages. */
export async function manyTickets(db: Database, count: number, seed: number): Promise<void> {
  const places = await db.sql<{ code: string }>(
    `select code from division where code between '440203000001' and '440203999999' order by code`,
  )
  const sourceId = newId()
  await db.sql(
    `insert into complaint_source (division_code, id, name, created_at) values ($1, $2::uuid, '12345 热线', now())`,
    [WUJIANG, sourceId],
  )
  const rowOf = rowsMaker(seed, places)
  // Built at the end, as a server does that is filled for the first time.
  await db.sql('drop index complaint_text_words')
  for (let from = 0; from < count; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, at) => rowOf(from + at))
    await insertBatch(db, sourceId, rows)
  }
  await db.sql('create index complaint_text_words on complaint_text using gin (words)')
  await db.sql('analyze complaint')
  await db.sql('analyze complaint_text')
}
