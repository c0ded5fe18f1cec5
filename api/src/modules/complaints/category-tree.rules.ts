/** Between the names of a category path; it never stands in a name. */
export const SLASH = '/'

/** Levels of the tree of categories. */
export const DEEPEST = 3

/** A category as the tree sees it. */
export interface CategoryNode {
  id: string
  level: number
  path: string
  mergedIntoId: string | null
  formerPaths: readonly string[]
}

/** The categories of a jurisdiction, found by what a source calls them: by today's path, one they had, or one merged away. */
export class CategoryTree<Node extends CategoryNode> {
  readonly #byId = new Map<string, Node>()
  readonly #byPath = new Map<string, Node>()
  readonly #byFormer = new Map<string, Node>()

  constructor(nodes: readonly Node[]) {
    for (const node of nodes) this.add(node)
  }

  add(node: Node): void {
    this.#byId.set(node.id, node)
    this.#byPath.set(node.path, node)
    for (const path of node.formerPaths) this.#byFormer.set(path, node)
  }

  /** What a category means today: where it was merged into, else itself. Null for an unknown id. */
  meaning(id: string): Node | null {
    let node = this.#byId.get(id) ?? null
    // A merged one never leads back to itself; the bound only keeps a broken table from hanging the import.
    for (let steps = 0; node?.mergedIntoId && steps < 100; steps += 1)
      node = this.#byId.get(node.mergedIntoId) ?? null
    return node
  }

  /** The category a path means today; null when it is yet to be made. */
  find(path: string): Node | null {
    const known = this.#byPath.get(path) ?? this.#byFormer.get(path)
    if (known) return this.meaning(known.id)
    const parent = this.parentOf(path)
    if (parent === null) return null
    // Nothing lies below the third level: what was put under a category since merged down there means that category.
    if (parent.level >= DEEPEST) return parent
    const moved = this.#byPath.get(parent.path + SLASH + lastName(path))
    return moved ? this.meaning(moved.id) : null
  }

  /** What the path above means today; null on the first level and where that is yet to be made. */
  parentOf(path: string): Node | null {
    const cut = path.lastIndexOf(SLASH)
    return cut < 0 ? null : this.find(path.slice(0, cut))
  }
}

/** The own name of the category at the end of a path. */
export const lastName = (path: string): string => path.slice(path.lastIndexOf(SLASH) + 1)
