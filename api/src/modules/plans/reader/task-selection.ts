import type { Milestone } from './milestones.ts'
import type { OutlineNode } from './outline.ts'
import type { Owners } from './owners.ts'
import { isLoneGuarantee, isSureGuarantee, type SectionType, sectionType } from './sections.ts'

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
  /** Ends in a label such as 整改措施：, so that the items below are the filling of a form. */
  opensList: boolean
  /** `2024年底前完成以下任务：`, or a due date on a line of the heading: holds for the items below. Offsets are the document's. */
  opensDated: boolean
}

export type Readings = Map<OutlineNode, Reading>

/** A chosen task: its node, whether its sub-items are part of its text, and whose owners it takes over. */
export interface Choice {
  node: OutlineNode
  type: SectionType
  folded: boolean
  parent: OutlineNode | null
  inherit: Owners | null
  /** Dates of the words that open the list it stands in. */
  dues: Milestone[]
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
export function typeOf(reading: Reading, above: SectionType, depth: number, readings: Readings): SectionType {
  const own = sectionType(reading.title)
  if (depth === 1) {
    const leafTask = reading.node.children.length === 0 && hasOwners(reading)
    if (own === 'guarantee' && !isSureGuarantee(reading.title) && workFollows(reading.node, readings))
      return 'work'
    return leafTask && own !== 'guarantee' ? 'work' : own
  }
  if (above === 'work') {
    if (isLoneGuarantee(reading.title) && !hasOwners(reading) && closesList(reading.node, readings))
      return 'guarantee'
    return STRICT.test(reading.title.replace(/\s/g, '')) ? own : 'work'
  }
  if (above === 'background' && (own === 'objective' || own === 'guarantee')) return own
  if (above === 'background' && /任务|举措/.test(reading.title)) return 'work'
  return above
}

/** 强化组织保障 among the tasks of a chapter is a guarantee only at its end, and never in a chapter called 重点任务. */
function closesList(node: OutlineNode, readings: Readings): boolean {
  const siblings = node.parent!.children
  const chapter = node.parent!.heading ? readings.get(node.parent!)?.title : undefined
  if (chapter !== undefined && /任务|举措|重点|工程|行动/.test(chapter)) return false
  return siblings.slice(siblings.indexOf(node)).every(one => {
    const reading = readings.get(one)!
    return isLoneGuarantee(reading.title) && !hasOwners(reading)
  })
}

/** A chapter of work stands behind this one. */
function workFollows(node: OutlineNode, readings: Readings): boolean {
  const siblings = node.parent!.children
  return siblings
    .slice(siblings.indexOf(node) + 1)
    .some(one => one.children.length > 0 && sectionType(readings.get(one)!.title) === 'work')
}

export function chooseTasks(root: OutlineNode, readings: Readings): Choice[] {
  const choices: Choice[] = []
  for (const child of root.children) visit(child, 'work', 1, NOTHING, readings, choices)
  return choices
}

/** What a part gives to the parts below it. */
interface Handed {
  task: OutlineNode | null
  owners: Owners | null
  dues: Milestone[]
}

const NOTHING: Handed = { task: null, owners: null, dues: [] }

function visit(
  node: OutlineNode,
  typeAbove: SectionType,
  depth: number,
  above: Handed,
  readings: Readings,
  choices: Choice[],
): void {
  const reading = readings.get(node)!
  const type = typeOf(reading, typeAbove, depth, readings)
  const folded = node.children.length > 0 && shouldFold(node, reading, readings)
  const leaf = node.children.length === 0 || folded
  const taken = leaf ? isTask(reading, type, node, depth) : isParentTask(node, reading, type, readings)
  const kind = type === 'objective' && hasMarkedOwners(reading) ? 'work' : type
  if (taken)
    choices.push({
      node,
      type: kind,
      folded,
      parent: above.task,
      inherit: inheritance(reading, above.owners),
      dues: reading.milestones.some(({ status }) => status !== 'unknown') ? [] : above.dues,
    })
  if (folded) return
  const handed: Handed = {
    task: taken ? node : above.task,
    owners: handDown(node, reading, readings) ?? above.owners,
    dues: reading.opensDated ? reading.milestones.filter(({ due }) => due !== null) : taken ? [] : above.dues,
  }
  for (const child of node.children) visit(child, type, depth + 1, handed, readings, choices)
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
  const kidsOwn = node.children.some(child => hasOwners(readings.get(child)!))
  const dated = reading.milestones.some(milestone => milestone.due !== null)
  if (hasMarkedOwners(reading) && dated && kidsOwn) return true
  if (reading.bodyLength < 20 || reading.ownersInHeading) return false
  const siblings = node.parent!.children
  const leaves = siblings.filter(sibling => sibling.children.length === 0).length
  if (hasOwners(reading) && dated && kidsOwn) return true
  return siblings.length > 1 && leaves > siblings.length / 2 && (dated || (hasOwners(reading) && kidsOwn))
}

/** Lists like ①②③ inside one obligation stay part of its text. */
function shouldFold(node: OutlineNode, reading: Reading, readings: Readings): boolean {
  const kids = node.children.map(child => readings.get(child)!)
  if (kids.some(kid => kid.node.children.length > 0)) return false
  const small = SMALL.has(node.children[0]!.heading!.marker.kind)
  if (!small && !reading.opensList) return false
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
