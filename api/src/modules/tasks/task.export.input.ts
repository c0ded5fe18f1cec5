import { isDay } from '../../platform/day.ts'
import { badInput } from '../../platform/errors.ts'
import {
  AssignmentPart,
  Light,
  SortDirection,
  TaskLevel,
  TaskSortKey,
  TaskState,
  TaskStatus,
} from './task.enums.ts'
import type { TaskFilter, TaskSort } from './task.input.ts'

/** What a file of the ledger holds. */
export interface TaskExport {
  filter: TaskFilter
  sort: TaskSort | null
  asOf: string | null
  /** Ids of the columns in sight, in any order; empty = all. */
  columns: string[]
}

const MOST_VALUES = 200
const LONGEST_WORDS = 100

/** Reads values of a search by name, and refuses what GraphQL would refuse. */
class Search {
  constructor(private readonly params: URLSearchParams) {}

  one<Value extends string>(name: string, known: Readonly<Record<string, Value>>): Value | null {
    return this.many(name, known)[0] ?? null
  }

  many<Value extends string>(name: string, known: Readonly<Record<string, Value>>): Value[] {
    return this.texts(name).map(value => {
      const found = Object.hasOwn(known, value) ? known[value] : undefined
      if (found === undefined) throw badInput(name, '导出条件里有不认识的值，请回到台账重新导出。')
      return found
    })
  }

  texts(name: string): string[] {
    const values = this.params.getAll(name).filter(value => value !== '')
    if (values.length > MOST_VALUES)
      throw badInput(name, `同一条件最多选 ${MOST_VALUES} 个，请减少后再导出。`)
    return values
  }

  day(name: string): string | null {
    const value = this.params.get(name)
    if (value && !isDay(value)) throw badInput(name, '日期应写成 2024-10-15 的样子。')
    return value || null
  }

  yes(name: string): boolean {
    return this.params.get(name) === 'true'
  }
}

/** The filter, order and columns of an address; names are those of `TaskFilter` and `TaskSort`. Throws `BAD_INPUT`. */
export function readTaskExport(params: URLSearchParams): TaskExport {
  const search = new Search(params)
  const place = params.get('place')
  if (!place) throw badInput('place', '没有说明导出哪个地区的台账。')
  const words = params.get('words') ?? ''
  if (words.length > LONGEST_WORDS) throw badInput('words', `关键词不能超过 ${LONGEST_WORDS} 字。`)
  const key = search.one('sort', TaskSortKey)
  return {
    filter: {
      place,
      ownPlaceOnly: search.yes('ownPlaceOnly'),
      planIds: search.texts('planIds'),
      lights: search.many('lights', Light),
      state: search.one('state', TaskState),
      statuses: search.many('statuses', TaskStatus),
      levels: search.many('levels', TaskLevel),
      organizationIds: search.texts('organizationIds'),
      part: search.one('part', AssignmentPart),
      dueFrom: search.day('dueFrom'),
      dueTo: search.day('dueTo'),
      noDueDate: search.yes('noDueDate'),
      noLead: search.yes('noLead'),
      noReport: search.yes('noReport'),
      words,
    },
    sort: key && { key, direction: search.one('direction', SortDirection) ?? 'ASC' },
    asOf: search.day('asOf'),
    columns: search.texts('columns'),
  }
}
