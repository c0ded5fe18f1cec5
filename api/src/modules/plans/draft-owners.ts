import type { Context } from '../../platform/context.ts'
import {
  divisionLoader,
  GroupRule,
  groupRuleOf,
  type Organization,
  organizationDirectory,
} from '../divisions/index.ts'
import { GROUP_TO_EXPAND, groupsUnder } from './draft/warning-kinds.ts'
import type { DraftOwner, DraftWarning, PlanDraftState } from './draft.rules.ts'

/** What the words of an owner stand for today. */
export interface KnownOwner {
  /** Null for a plain name. */
  rule: GroupRule | null
  organizations: Organization[]
}

export type OwnerReader = (owner: DraftOwner) => KnownOwner

/** 市直有关部门: which ones, only a person can say. */
const ONLY_SOME = /有关|相关|部分|涉及/

/** The rule that the words of a group, or else a person, name. */
function ruleOf({ name, group, groupRule }: DraftOwner, placeName: string | undefined): GroupRule | null {
  if (groupRule !== null || !group) return groupRule
  return ONLY_SOME.test(name) ? GroupRule.MANUAL : (groupRuleOf(name, placeName) ?? GroupRule.MANUAL)
}

/** Reads owners of a plan against the organizations of its jurisdiction; three statements for any number of them. */
export async function ownerReader(context: Context, jurisdictionCode: string): Promise<OwnerReader> {
  const [directory, place] = await Promise.all([
    organizationDirectory(context, jurisdictionCode),
    divisionLoader(context).load(jurisdictionCode),
  ])
  const byId = new Map(directory.organizations.map(organization => [organization.id, organization]))
  const byWords = new Map<string, KnownOwner>()

  const asWritten = (owner: DraftOwner): KnownOwner => {
    const rule = ruleOf(owner, place?.name)
    if (rule !== null) return { rule, organizations: directory.expand(rule) }
    const organization = directory.match(owner.name)
    return { rule, organizations: organization ? [organization] : [] }
  }

  return owner => {
    const key = `${owner.name}\n${owner.group}\n${owner.groupRule}`
    const known = byWords.get(key) ?? asWritten(owner)
    byWords.set(key, known)
    if (owner.organizationIds === null) return known
    // Chosen by a person, a group is not expanded again by its words.
    const rule = known.rule === null ? null : (owner.groupRule ?? GroupRule.MANUAL)
    return { rule, organizations: owner.organizationIds.flatMap(id => byId.get(id) ?? []) }
  }
}

/** The governments of all places are known from the tree; a list of departments is never known to be whole. */
const isCertain = ({ rule, organizations }: KnownOwner): boolean =>
  rule !== GroupRule.DEPARTMENTS && organizations.length > 0

/** The question who a group is answers itself as soon as the directory knows its organizations. */
export function withKnownGroups(state: PlanDraftState, read: OwnerReader): PlanDraftState {
  const tasks = new Map(state.tasks.map(task => [task.id, task]))
  const answerTo = (warning: DraftWarning): string | null => {
    const task = tasks.get(warning.taskId ?? '')
    const groups = task ? groupsUnder(task, warning).map(read) : []
    if (groups.length === 0 || !groups.every(isCertain)) return null
    const ids = new Set(groups.flatMap(({ organizations }) => organizations.map(({ id }) => id)))
    return `已按单位名录展开为 ${ids.size} 个单位`
  }
  return {
    ...state,
    warnings: state.warnings.map(warning =>
      warning.code === GROUP_TO_EXPAND && warning.resolution === null
        ? { ...warning, resolution: answerTo(warning) }
        : warning,
    ),
  }
}
