import type { DirectoryGroup } from '../../../directory/directory.ts'

/** What a name in the groups column stands for. `several`: the Server has more than one group of that name. */
export type GroupMatch =
  | { readonly kind: 'known'; readonly group: DirectoryGroup }
  | { readonly kind: 'several'; readonly groups: readonly DirectoryGroup[] }
  | { readonly kind: 'create'; readonly name: string }
  | { readonly kind: 'unknown' }

/** Group names of a plan, looked up once each. Names are compared trimmed and without case. */
export class GroupBook {
  readonly #find: (names: readonly string[]) => Promise<readonly DirectoryGroup[]>
  readonly #create: ReadonlyMap<string, string>
  readonly #known = new Map<string, DirectoryGroup[]>()

  /** `createGroups`: names the plan may create where the Server does not have them. */
  constructor(
    find: (names: readonly string[]) => Promise<readonly DirectoryGroup[]>,
    createGroups: readonly string[],
  ) {
    this.#find = find
    this.#create = new Map(createGroups.map((name) => [toKey(name), name.trim()]))
  }

  /** Looks up the names that were not asked for before. Call it before `match`. */
  async load(names: Iterable<string>): Promise<void> {
    const fresh = [...new Set([...names].map(toKey))].filter((key) => !this.#known.has(key))
    if (fresh.length === 0) return
    for (const key of fresh) this.#known.set(key, [])
    for (const group of await this.#find(fresh)) this.#known.get(toKey(group.name))?.push(group)
  }

  match(name: string): GroupMatch {
    const found = this.#known.get(toKey(name)) ?? []
    const [group] = found
    if (found.length > 1) return { kind: 'several', groups: found }
    if (group) return { kind: 'known', group }
    const created = this.#create.get(toKey(name))
    return created === undefined ? { kind: 'unknown' } : { kind: 'create', name: created }
  }
}

function toKey(name: string): string {
  return name.trim().toLowerCase()
}
