interface DirectoryGroup {
  /** The SID. */
  readonly id: string
  readonly name: string
}

export type NameWrapper = (group: DirectoryGroup) => string

/**
 * What the custom group around a group of the directory service is called: it is found again by this name. Where several
 * groups in collections have one name (in other domains, or without regard to case), the end of the SID tells them apart.
 */
export function nameWrappers(groups: Iterable<DirectoryGroup>): NameWrapper {
  const sids = new Map<string, Set<string>>()
  for (const { id, name } of groups) {
    const key = toKey(name)
    const same = sids.get(key)
    if (same) same.add(id)
    else sids.set(key, new Set([id]))
  }
  return ({ id, name }) => {
    const isShared = (sids.get(toKey(name))?.size ?? 0) > 1
    return isShared ? `${name} ${toDomainAndNumber(id)} (shares)` : `${name} (shares)`
  }
}

const toKey = (name: string) => name.trim().toLowerCase()

/** The last two parts of a SID: one domain gives each number once, and other domains have another part before it. */
const toDomainAndNumber = (sid: string) => sid.split('-').slice(-2).join('-')
