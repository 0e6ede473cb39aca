import type { AccountRole, Permission } from '@curator/console-contract/session'

/** What each role may do. */
export const rolePermissions: Record<AccountRole, readonly Permission[]> = {
  viewer: ['directory.read'],
  operator: ['directory.read', 'plans.write', 'runs.control', 'plans.approve'],
  administrator: [
    'directory.read',
    'plans.write',
    'runs.control',
    'plans.approve',
    'connections.manage',
    'accounts.manage',
    'notifications.manage',
  ],
}

/** Whether accounts with this role may do it. */
export function mayRole(role: AccountRole, permission: Permission): boolean {
  return rolePermissions[role].includes(permission)
}
