import { type Connection, connection } from '@curator/console-contract/connections'
import { type SessionView, sessionView } from '@curator/console-contract/session'
import { type ServerUser, serverUser } from '@curator/console-contract/users'
import type { z } from 'zod'

/** Values that are valid by construction; a test states only what matters to it. */
export function aConnection(change: Partial<z.input<typeof connection>> = {}): Connection {
  return connection.parse({
    id: 'dev',
    name: 'DEV',
    environment: 'development',
    baseUrl: 'https://dev.alteryx.example.test/webapi/',
    clientId: 'key-1',
    hasSecret: true,
    isPractice: false,
    maxConcurrency: 8,
    signIn: 'unknown',
    approval: 'none',
    network: {
      caPem: null,
      certificates: [],
      proxyUrl: null,
      proxyUser: null,
      hasProxyPassword: false,
    },
    directory: {
      state: 'ready',
      takenAt: '2026-11-22T12:00:00Z',
      isRefreshing: false,
      userCount: 3,
      groupCount: 1,
      problem: null,
    },
    ...change,
  })
}

export function aUser(change: Partial<z.input<typeof serverUser>> = {}): ServerUser {
  return serverUser.parse({
    id: 'user-1',
    email: 'ada@example.test',
    firstName: 'Ada',
    lastName: 'Lovelace',
    role: 'Artisan',
    isActive: true,
    isAccountLocked: false,
    isValidated: true,
    isApiEnabled: null,
    timeZone: 'Europe/London',
    language: 'en',
    defaultWorkerTag: '',
    defaultCredentialId: '',
    lastLoginAt: null,
    createdAt: '2024-03-01T09:00:00Z',
    canScheduleJobs: true,
    canPrioritizeJobs: false,
    canAssignJobs: false,
    canCreateCollections: true,
    canCreateAndUpdateDcm: null,
    canShareForExecutionDcm: null,
    canShareForCollaborationDcm: null,
    canManageGenericVaultsDcm: null,
    groups: [],
    ...change,
  })
}

export function aSession(
  role: 'viewer' | 'operator' | 'administrator' = 'administrator',
): SessionView {
  const permissions = {
    viewer: ['directory.read'],
    operator: ['directory.read', 'plans.write', 'runs.control', 'plans.approve'],
    administrator: [
      'directory.read',
      'plans.write',
      'runs.control',
      'plans.approve',
      'connections.manage',
      'accounts.manage',
    ],
  } as const
  return sessionView.parse({
    state: 'signed_in',
    version: '0.1.0',
    account: {
      id: '5a3c1a38-54a9-4c1c-9d2e-6d6f6a1b2c3d',
      email: 'grace@example.test',
      name: 'Grace Hopper',
      role,
      permissions: [...permissions[role]],
    },
  })
}
