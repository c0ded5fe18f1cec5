import type { Milestone } from './milestones.ts'
import type { OutlineNode } from './outline.ts'
import type { Owners } from './owners.ts'
import { isLoneGuarantee, type SectionType, sectionType } from './sections.ts'

/** What is known of one numbered part before it is decided whether it is a task. */
export interface Reading {
  node: OutlineNode
  title: string
  owners: Owners
  milestones: Milestone[]
  /** Own words behind the title. */
  bodyLength: number
  /** The owners stand in the heading line itself, so that the items below inherit them. */
  ownersInHeading: boolean
  /** The owners stand on a line of their own at the end. */
  ownersOnOwnLine: boolean
}

export type Readings = Map<OutlineNode, Reading>

/** A chosen task: its node, whether its sub-items are part of its text, and whose owners it takes over. */
export interface Choice {
  node: OutlineNode
  type: SectionType
  folded: boolean
  parent: OutlineNode | null
  inherit: Owners | null
}

const STRICT =
  /^(?:指导思想|基本原则|工作原则|总体要求|总体思路|总体考虑|(?:总体|工作|主要|发展|具体|预期|行动|建设|阶段性?|年度|近期|远期|量化)目标|目标|目标任务|发展定位.{0,6}|保障措施|组织保障|主要成效|存在问题)$/
const SMALL = new Set(['pnum', 'nump', 'circle'])

/** `本办法自印发之日起施行,由县政府办负责解释` obliges nobody. */
const CLOSING_CLAUSE =
  /^(?:本|此)(?:方案|办法|意见|措施|规划|清单|通知|计划|细则|规定|政策).{0,40}(?:施行|实施|执行|解释|有效期)|负责解释$/

export const hasOwners = ({ owners }: Reading) => owners.lead.length + owners.joint.length > 0

/** Named by a label or in brackets, not only the subject of a sentence. */
const hasMarkedOwners = (reading: Reading) => hasOwners(reading) && reading.owners.phrases.length > 0

/** Section type of each part: a chapter's type holds for what is below it unless a heading below says otherwise. */
export function typeOf(reading: Reading, above: SectionType, depth: number): SectionType {
  const own = sectionType(reading.title)
  if (depth === 1) {
    const leafTask = reading.node.children.length === 0 && hasOwners(reading)
    return leafTask && own !== 'guarantee' ? 'work' : own
  }
  if (above === 'work') {
    if (isLoneGuarantee(reading.title) && !hasOwners(reading)) return 'guarantee'
    return STRICT.test(reading.title.replace(/\s/g, '')) ? own : 'work'
  }
  if (above === 'background' && (own === 'objective' || own === 'guarantee')) return own
  if (above === 'background' && /任务|举措/.test(reading.title)) return 'work'
  return above
}

export function chooseTasks(root: OutlineNode, readings: Readings): Choice[] {
  const choices: Choice[] = []
  for (const child of root.children) visit(child, 'work', 1, null, null, readings, choices)
  return choices
}

function visit(
  node: OutlineNode,
  above: SectionType,
  depth: number,
  parentTask: OutlineNode | null,
  inherit: Owners | null,
  readings: Readings,
  choices: Choice[],
): void {
  const reading = readings.get(node)!
  const type = typeOf(reading, above, depth)
  const folded = node.children.length > 0 && shouldFold(node, reading, readings)
  const leaf = node.children.length === 0 || folded
  const taken = leaf ? isTask(reading, type, node, depth) : isParentTask(node, reading, type, readings)
  const kind = type === 'objective' && hasMarkedOwners(reading) ? 'work' : type
  if (taken)
    choices.push({
      node,
      type: kind,
      folded,
      parent: parentTask,
      inherit: inheritance(reading, inherit),
    })
  if (folded) return
  const handed = handDown(node, reading, readings) ?? inherit
  for (const child of node.children)
    visit(child, type, depth + 1, taken ? node : parentTask, handed, readings, choices)
}

/** Background parts are dropped unless somebody is named for them. */
function isTask(reading: Reading, type: SectionType, node: OutlineNode, depth: number): boolean {
  if (CLOSING_CLAUSE.test(reading.title)) return false
  if (type === 'background') return hasOwners(reading) && reading.owners.phrases.length > 0
  if (type !== 'work' || depth > 1) return true
  return (
    hasOwners(reading) || reading.milestones.length > 0 || onlyLeaves(node.parent!) || reading.bodyLength > 0
  )
}

const onlyLeaves = (node: OutlineNode) => node.children.every(child => child.children.length === 0)

/** A part with numbered items of its own is a task as well when it has an obligation no item carries. */
function isParentTask(node: OutlineNode, reading: Reading, type: SectionType, readings: Readings): boolean {
  if (type !== 'work' && type !== 'guarantee') return false
  if (reading.bodyLength < 20 || reading.ownersInHeading) return false
  const siblings = node.parent!.children
  const leaves = siblings.filter(sibling => sibling.children.length === 0).length
  const dated = reading.milestones.some(milestone => milestone.due !== null)
  const kidsOwn = node.children.some(child => hasOwners(readings.get(child)!))
  if (hasOwners(reading) && dated && kidsOwn) return true
  return siblings.length > 1 && leaves > siblings.length / 2 && (dated || (hasOwners(reading) && kidsOwn))
}

/** Lists like ①②③ inside one obligation stay part of its text. */
function shouldFold(node: OutlineNode, reading: Reading, readings: Readings): boolean {
  const kids = node.children.map(child => readings.get(child)!)
  if (kids.some(kid => kid.node.children.length > 0)) return false
  const small = SMALL.has(node.children[0]!.heading!.marker.kind)
  if (!small) return false
  const owned = kids.filter(hasOwners)
  if (owned.length > 1 || (owned.length === 1 && owned[0] !== kids.at(-1))) return false
  if (owned.length === 1 && kids.length === 1) return false
  return (
    hasOwners(reading) ||
    owned.length === 1 ||
    (reading.bodyLength > 0 && node.parent!.children.some(sibling => hasOwners(readings.get(sibling)!)))
  )
}

/** Owners the items below take over: those of the heading, or those on the line behind the last item. */
function handDown(node: OutlineNode, reading: Reading, readings: Readings): Owners | null {
  const kids = node.children.map(child => readings.get(child)!)
  const owned = kids.filter(hasOwners)
  const last = kids.at(-1)
  if (
    last &&
    kids.length >= 2 &&
    owned.length === 1 &&
    owned[0] === last &&
    last.ownersOnOwnLine &&
    last.owners.lead.length > 0
  )
    return last.owners
  return hasOwners(reading) && owned.length === 0
    ? reading.owners
    : reading.ownersInHeading
      ? reading.owners
      : null
}

/** What a task takes over: everything when it names nobody, the lead alone when it names only helpers. */
function inheritance({ owners }: Reading, inherit: Owners | null): Owners | null {
  if (!inherit || owners.lead.length > 0) return null
  return owners.joint.length === 0 ? inherit : { lead: inherit.lead, joint: owners.joint, phrases: [] }
}
