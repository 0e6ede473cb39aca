import { listUserGroups } from '@curator/console-contract/user-groups'
import type { IRouter } from 'express'
import type { Directories } from '../../directory/directory.ts'
import { route } from '../../http/route.ts'

/** Groups of a connection, from the directory. */
export function mountUserGroups(
  router: IRouter,
  deps: { readonly directories: Directories },
): void {
  route(router, listUserGroups, { permission: 'directory.read' }, async ({ query }) => {
    const { connectionId, page, pageSize, ...rest } = query
    const directory = await deps.directories.get(connectionId)
    const window = { offset: (page - 1) * pageSize, limit: pageSize }
    const { items, total } = await directory.listUserGroups(rest, window)
    return { items: [...items], total, page, pageSize }
  })
}
