import { z } from 'zod'

/** The six roles a person can be given, weakest first, as the Server spells them. */
export const serverRoleNames = [
  'NoAccess',
  'Viewer',
  'Member',
  'Artisan',
  'Curator',
  'Evaluated',
] as const
export const serverRoleName = z.enum(serverRoleNames)
export type ServerRoleName = z.output<typeof serverRoleName>

/** A role as shown: `unknown` is one that this build does not know. */
export const serverRoleView = z.enum([...serverRoleNames, 'unknown'])
export type ServerRoleView = z.output<typeof serverRoleView>

/** What people read. `Evaluated` is called Default in the product: the Server works it out from groups. */
export const serverRoleLabels: Record<ServerRoleView, string> = {
  NoAccess: 'No Access',
  Viewer: 'Viewer',
  Member: 'Member',
  Artisan: 'Artisan',
  Curator: 'Curator',
  Evaluated: 'Default',
  unknown: 'Unknown',
}
