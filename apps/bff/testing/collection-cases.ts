import type { Sandbox } from '@curator/alteryx-sandbox/create-sandbox'
import type { ChangeCase } from './change-cases.ts'
import { addAssets, addPerson } from './world-people.ts'

export const lookOnly = {
  isAdmin: false,
  canAddAssets: false,
  canRemoveAssets: false,
  canUpdateAssets: false,
  canAddUsers: false,
  canRemoveUsers: false,
} as const

/** Somebody is in a collection, with these rights. */
export function seat(
  { world }: Sandbox,
  collectionId: string,
  userId: string,
  rights: object = lookOnly,
): void {
  const member = {
    dateAdded: '2026-06-01T08:00:00.000Z',
    addedById: world.ownerId,
    expirationDate: null,
    rights: { ...lookOnly, ...rights },
  }
  const { users } = world.collections.need(collectionId)
  world.collections.update(collectionId, { users: new Map(users).set(userId, member) })
}

/** The kinds about collections whose effect can be looked up, each on a collection of its own. */
export function makeCollectionCases(sandbox: Sandbox, tag: string): readonly ChangeCase[] {
  const { world } = sandbox
  const owner = addPerson(sandbox, `${tag}keeper`, { role: 'Artisan' })
  const member = addPerson(sandbox, `${tag}seated`)
  const make = (name: string) => addAssets(sandbox, owner.id, `${tag} ${name}`)
  const [renamed, gone, left, filled, cleared] = ['old', 'gone', 'left', 'filled', 'cleared'].map(
    make,
  ) as [Made, Made, Made, Made, Made]
  for (const id of [gone.collectionId, left.collectionId]) seat(sandbox, id, member.id)
  const items = new Map([
    [cleared.scheduleId, { dateAdded: '2026-06-01T08:00:00.000Z', addedById: owner.id }],
  ])
  world.collections.update(cleared.collectionId, { schedules: items })
  const path = (id: string) => `/v3/collections/${id}`
  const asset = (made: Made, assetKind: 'workflow' | 'schedule') => ({
    collection: { id: made.collectionId },
    collectionName: 'x',
    assetKind,
    assetId: assetKind === 'workflow' ? made.workflowId : made.scheduleId,
    assetName: 'y',
  })
  return [
    {
      name: 'update-collection',
      change: {
        kind: 'update-collection',
        payload: {
          collection: { id: renamed.collectionId },
          collectionName: 'x',
          set: { name: `${tag} new` },
          ownerEmail: '',
        },
        before: { name: `${tag} old` },
      },
      operation: 'Collections_UpdateCollection',
      path: path(renamed.collectionId),
      isDone: () => world.collections.get(renamed.collectionId)?.name === `${tag} new`,
    },
    {
      name: 'delete-collection',
      change: {
        kind: 'delete-collection',
        payload: { collectionId: gone.collectionId, collectionName: 'x', force: true },
        before: { memberCount: 1, assetCount: 0 },
      },
      operation: 'Collections_DeleteCollection',
      path: path(gone.collectionId),
      isDone: () => !world.collections.has(gone.collectionId),
    },
    {
      name: 'remove-collection-member',
      change: {
        kind: 'remove-collection-member',
        payload: {
          collection: { id: left.collectionId },
          collectionName: 'x',
          memberKind: 'user',
          member: { id: member.id },
          memberName: 'y',
          sid: '',
        },
        before: { rights: lookOnly, expiresAt: null },
      },
      operation: 'Collections_RemoveUserFromCollection',
      path: `${path(left.collectionId)}/users/${member.id}`,
      isDone: () => world.collections.get(left.collectionId)?.users.has(member.id) === false,
    },
    {
      name: 'add-collection-asset',
      change: { kind: 'add-collection-asset', payload: asset(filled, 'workflow') },
      operation: 'Collections_AddWorkflowToCollection',
      path: `${path(filled.collectionId)}/workflows`,
      isDone: () =>
        world.collections.get(filled.collectionId)?.workflows.has(filled.workflowId) === true,
    },
    {
      name: 'remove-collection-asset',
      change: { kind: 'remove-collection-asset', payload: asset(cleared, 'schedule') },
      operation: 'Collections_RemoveScheduleFromCollection',
      path: `${path(cleared.collectionId)}/schedules/${cleared.scheduleId}`,
      isDone: () =>
        world.collections.get(cleared.collectionId)?.schedules.has(cleared.scheduleId) === false,
    },
  ]
}

type Made = ReturnType<typeof addAssets>

/** Names of these cases. */
export const collectionCaseNames = [
  'update-collection',
  'delete-collection',
  'remove-collection-member',
  'add-collection-asset',
  'remove-collection-asset',
] as const
