import { describe, expect, test } from 'vitest'
import { bo, cleo, grace, startSandbox } from '../../testing/start-sandbox.ts'
import { findMismatches, readSwagger, swagger } from '../../testing/swagger.ts'

const collectionView = { $ref: '#/definitions/CollectionView' }
const list = (name: string) => ({ type: 'array', items: { $ref: `#/definitions/${name}` } })

/** Successful calls in an order that works: method, path, what the document declares, body. */
async function calls() {
  const { sandbox, user, groupId, send } = await startSandbox()
  const [finance] = sandbox.world.collections.values()
  const [workflow] = sandbox.world.workflows.of(user(bo).id)
  const [schedule] = sandbox.world.schedules.values()
  const one = `v3/collections/${finance?.id}`
  const group = groupId('Finance')
  const collectionsPermissions = { isAdmin: true }
  const scheduleId = schedule?.id
  const workflowId = workflow?.id
  const rows: readonly (readonly [string, string, object | undefined, unknown?])[] = [
    ['GET', 'v3/collections', list('ReducedCollectionView')],
    // The document declares the short view for both.
    ['GET', 'v3/collections?view=Full', list('CollectionView')],
    ['POST', 'v3/collections', { type: 'string' }, { name: 'Tax' }],
    ['GET', one, collectionView],
    ['PUT', one, collectionView, { name: 'Money', ownerId: user(bo).id }],
    ['POST', `${one}/users`, collectionView, { userId: user(grace).id, collectionsPermissions }],
    [
      'PUT',
      `${one}/users/${user(cleo).id}/permissions`,
      collectionView,
      { collectionsPermissions },
    ],
    ['DELETE', `${one}/users/${user(cleo).id}`, collectionView],
    ['POST', `${one}/userGroups`, collectionView, { userGroupId: group, collectionsPermissions }],
    ['PUT', `${one}/userGroups/${group}/permissions`, collectionView, { collectionsPermissions }],
    ['DELETE', `${one}/userGroups/${group}`, collectionView],
    ['POST', `${one}/workflows`, collectionView, { workflowId }],
    ['DELETE', `${one}/workflows/${workflowId}`, collectionView],
    ['DELETE', `${one}/schedules/${scheduleId}`, collectionView],
    ['POST', `${one}/schedules`, collectionView, { scheduleId }],
    ['DELETE', `${one}?forceDelete=true`, undefined],
  ]
  return { send, rows }
}

describe.runIf(swagger)('what is answered about collections', () => {
  test('fits the definitions of a recent Server', async () => {
    const { send, rows } = await calls()
    for (const [method, path, schema, body] of rows) {
      const headers = { 'content-type': 'application/json' }
      const init = body === undefined ? {} : { headers, body: JSON.stringify(body) }
      const answer = await send(method, path, init)
      const mismatches = schema
        ? findMismatches(readSwagger(), schema, answer.json)
        : [answer.text].filter(Boolean)
      expect([method, path, answer.status, mismatches]).toEqual([method, path, 200, []])
    }
  })
})
