import { badInput } from '../../../platform/errors.ts'
import {
  comparatorOf,
  dayOrNull,
  filled,
  LONGEST,
  numberOrNull,
  optional,
  yearOrNull,
} from './draft-checks.ts'
import type { HeaderEdit, IndicatorEdit } from './draft-edit.ts'
import type { DraftIndicator, PlanDraftState } from './draft-state.ts'

/** Changes what the document says of itself. */
export function editHeader(state: PlanDraftState, edit: HeaderEdit): PlanDraftState {
  const { header } = state
  const field = (name: string) => `edit.header.${name}`
  return {
    ...state,
    header: {
      title:
        edit.title == null ? header.title : filled(edit.title, field('title'), '方案题名', LONGEST.title),
      documentNumber:
        edit.documentNumber === undefined
          ? header.documentNumber
          : optional(edit.documentNumber, field('documentNumber'), '文号'),
      issuer: edit.issuer === undefined ? header.issuer : optional(edit.issuer, field('issuer'), '发文机关'),
      issuedOn:
        edit.issuedOn === undefined
          ? header.issuedOn
          : dayOrNull(edit.issuedOn, field('issuedOn'), '印发日期'),
    },
  }
}

/** `undefined` leaves a field as it was. */
const given = <T>(value: T | undefined, check: (value: T) => T, before: T): T =>
  value === undefined ? before : check(value)

function changed(before: DraftIndicator, edit: IndicatorEdit): DraftIndicator {
  const field = (name: string) => `edit.indicator.${name}`
  const words = (name: string, what: string) => (value: string | null) => optional(value, field(name), what)
  const year = (name: string, what: string) => (value: number | null) => yearOrNull(value, field(name), what)
  const number = (name: string, what: string) => (value: number | null) =>
    numberOrNull(value, field(name), what)
  return {
    ...before,
    name: edit.name == null ? before.name : filled(edit.name, field('name'), '指标名称', LONGEST.title),
    level: given(edit.level, words('level', '层级'), before.level),
    unit: given(edit.unit, words('unit', '计量单位'), before.unit),
    baselineYear: given(edit.baselineYear, year('baselineYear', '基准年'), before.baselineYear),
    baseline: given(edit.baseline, number('baseline', '基准值'), before.baseline),
    targetYear: given(edit.targetYear, year('targetYear', '目标年'), before.targetYear),
    target: given(edit.target, number('target', '目标值'), before.target),
    targetText: given(edit.targetText, words('targetText', '目标'), before.targetText),
    comparator:
      edit.comparator == null ? before.comparator : comparatorOf(edit.comparator, field('comparator')),
    removed: edit.removed ?? before.removed,
  }
}

/** Changes the given fields of one indicator. */
export function editIndicator(state: PlanDraftState, edit: IndicatorEdit): PlanDraftState {
  const before = state.indicators.find(({ id }) => id === edit.id)
  if (!before) throw badInput('edit.indicator.id', '草稿里没有这个指标。请刷新后重试。')
  const after = changed(before, edit)
  return {
    ...state,
    indicators: state.indicators.map(indicator => (indicator === before ? after : indicator)),
  }
}
