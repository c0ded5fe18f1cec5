import { importDivisions } from '#api/modules/divisions/index.ts'
import { divisionFacts } from '#seeds/facts/read-facts.ts'
import { WUJIANG } from './builders.ts'
import type { TestServer } from './server.ts'

/** How large a world `buildManyTasks` makes. The same numbers make the same rows. */
export interface WorldSize {
  tasks: number
  plans: number
  departments: number
  /** Organizations of each task: the first leads, the others join. */
  owners: number
  seed: number
}

export const TEN_THOUSAND: WorldSize = {
  tasks: 10_000,
  plans: 20,
  departments: 60,
  owners: 3,
  seed: 20241015,
}

/** A number from 0 to 1 that depends on nothing but the seed and these two. */
const draw = (seed: number, row: string, what: string) =>
  `(('x' || substr(md5('${seed} ${what} ' || ${row}), 1, 7))::bit(28)::int / 268435456.0)`

/** An id in the order of the rows, in the shape of a UUIDv7. */
const id = (kind: string, row: string) =>
  `('${kind}' || lpad(to_hex(${row}), 11, '0') || '70008000' || substr(md5('${kind} ' || ${row}), 1, 12))::uuid`

const planOf = ({ plans }: WorldSize, row: string) => id('1', `(${row} - 1) % ${plans} + 1`)

const organizations = ({ departments }: WorldSize) => `
  insert into organization (division_code, id, place_code, name, aliases, kind, active, created_at)
  select '${WUJIANG}', ${id('2', 'n')}, '${WUJIANG}', '区第' || n || '局', '{}', 'DEPARTMENT', true, now()
  from generate_series(1, ${departments}) n`

const plans = ({ plans: count }: WorldSize) => `
  insert into plan (division_code, id, title, status, format, source_text, source_hash, ledger, created_at, created_by)
  select '${WUJIANG}', ${id('1', 'n')}, '第' || n || '号行动方案', 'CONFIRMED', 'txt', '原文', 'load-' || n, '{}', now(), 'load'
  from generate_series(1, ${count}) n`

/** Four in five stand at the county, the others in its towns and villages. */
const tasks = (size: WorldSize) => `
  insert into task (division_code, id, plan_id, place_code, no, position, kind, section, title, text, status, percent,
    effective_on, source_start, source_end, created_at)
  select '${WUJIANG}', ${id('3', 'n')}, ${planOf(size, 'n')},
    case when ${draw(size.seed, 'n', 'place')} < 0.8 then '${WUJIANG}' else places.codes[1 + floor(${draw(size.seed, 'n', 'which')} * cardinality(places.codes))::int] end,
    n::text, n, 'TASK', '第' || n % 9 || '节', '完成第' || n || '项工作并报送结果', repeat('按要求推进并按期反馈。', 12), 'IN_PROGRESS', 0,
    date '2023-01-01' + floor(${draw(size.seed, 'n', 'start')} * 400)::int, 0, 2, now()
  from generate_series(1, ${size.tasks}) n,
    (select array_agg(code order by code) as codes from division where level in (4, 5) and code like '440203%') places`

/** One to three a task, in 2023–2025; of those due before the clock's day most are done, some of them late. */
const milestones = ({ tasks: count, seed }: WorldSize, today: string) => `
  insert into milestone (division_code, id, task_id, position, status, due_on, original_due_on, words, deliverable, done_on)
  select '${WUJIANG}', ${id('4', 'n * 4 + m')}, ${id('3', 'n')}, m, 'DATED', due, due, '月底前', '成果',
    case when due + late <= date '${today}' and ${draw(seed, 'n * 4 + m', 'done')} < 0.85 then due + late end
  from (
    select n, m, date '2023-02-01' + floor(${draw(seed, 'n * 4 + m', 'due')} * 1060)::int as due,
      floor(${draw(seed, 'n * 4 + m', 'late')} * 30)::int - 20 as late
    from generate_series(1, ${count}) n, generate_series(1, 3) m
    where m <= 1 + floor(${draw(seed, 'n', 'milestones')} * 3)) dated`

/** Steps of 17 through the organizations never meet the same one twice in a task. */
const assignments = ({ tasks: count, owners, seed }: WorldSize) => `
  insert into assignment (division_code, id, task_id, organization_id, part, position)
  select '${WUJIANG}', ${id('5', 'n * 8 + k')}, ${id('3', 'n')},
    all_of_them.ids[1 + (floor(${draw(seed, 'n', 'owner')} * cardinality(all_of_them.ids))::int + k * 17) % cardinality(all_of_them.ids)],
    case k when 1 then 'LEAD' else 'JOINT' end::"AssignmentPart", k
  from generate_series(1, ${count}) n, generate_series(1, ${owners}) k,
    (select array_agg(id order by id) as ids from organization where division_code = '${WUJIANG}') all_of_them`

const settled = `
  update task set status = 'DONE', percent = 100, done_on = finished.on_day from (
    select task_id, max(done_on) as on_day from milestone group by task_id having bool_and(done_on is not null)) finished
  where task.division_code = '${WUJIANG}' and task.id = finished.task_id`

/**
 * A county with its real towns and villages and thousands of tasks with milestones and owners, written by SQL in a
 * few seconds: for load benches. The text of each task and the titles of the plans are filler.
 */
export async function buildManyTasks(server: TestServer, size: WorldSize = TEN_THOUSAND): Promise<WorldSize> {
  await importDivisions(server.context, divisionFacts('wujiang'), { demo: false })
  const day = server.clock.today()
  const steps = [
    organizations(size),
    plans(size),
    tasks(size),
    milestones(size, day),
    assignments(size),
    settled,
  ]
  for (const step of steps) await server.db.script(step)
  await server.db.script('analyze')
  return size
}
