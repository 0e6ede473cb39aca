import { toSeatKey } from '../alteryx/collection-record.ts'
import type { StoredContent } from './content-tables.ts'

/**
 * Gives the members of collections the rights that V1 told. The list of rights then stands empty: it is only kept for why
 * it could not be read.
 */
export function joinRights(content: StoredContent): StoredContent {
  const { collection, 'collection-rights': rights } = content
  const told = new Map(rights.items.map((item) => [item.id, item.members]))
  const items = collection.items.map((item) => {
    const known = new Map((told.get(item.id) ?? []).map((member) => [toSeatKey(member), member]))
    if (known.size === 0) return item
    return {
      ...item,
      members: item.members.map((member) => {
        const found = known.get(toSeatKey(member))
        if (!found) return member
        const { expiresAt, rights: six } = found
        return { ...member, sid: member.sid || found.sid, rights: six, expiresAt }
      }),
    }
  })
  return {
    ...content,
    collection: { ...collection, items },
    'collection-rights': { items: [], why: rights.why },
  }
}
