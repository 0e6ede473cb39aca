import type { ConnectionId } from '@curator/console-contract/ids'

const longest = 50

/** The id a name asks for: small letters, digits and dashes; `connection` where nothing is left of it. */
export function toSlug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '')
  return plain || 'connection'
}

/** An id that was never given before, also not to a connection removed since: `name`, `name-2`, `name-3`, ... */
export async function findFreeId(
  name: string,
  isUsed: (id: string) => Promise<boolean>,
): Promise<ConnectionId> {
  const slug = toSlug(name)
  for (let number = 1; ; number++) {
    const id = number === 1 ? slug : `${slug}-${number}`
    if (!(await isUsed(id))) return id as ConnectionId
  }
}
