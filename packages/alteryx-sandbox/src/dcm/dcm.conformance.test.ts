import { upsertDcmConnection } from '@curator/alteryx-contract/server/v3/dcm'
import { describe, expect, test } from 'vitest'
import { dcmBody } from '../../testing/dcm-body.ts'
import { ada, bo, startSandbox, toInit } from '../../testing/start-sandbox.ts'
import { findMismatches, readSwagger, swagger } from '../../testing/swagger.ts'

const view = 'DCMEGetConnectionView'
const rule = 'DCMEConnectionHandlingRuleView'

/** A successful call of each operation that answers something: method, path, body, status, definition. */
async function successes() {
  const { sandbox, send, user } = await startSandbox()
  const own = dcmBody()
  const { id, connectionId } = (
    await send('POST', 'v3/dcm/connections', toInit(upsertDcmConnection, own))
  ).json as { id: string; connectionId: string }
  const [given] = sandbox.world.dcmConnections.of(user(ada).id)
  const [ruleId] = [...sandbox.world.dcmRules.values()].map((item) => item.id)
  const people = { userIds: [user(bo).id], userGroupIds: [] }
  const collaboration = { ...people, sharedCredentials: [] }
  const admin = 'v3/dcm/admin'
  const calls: readonly (readonly [string, string, unknown, number, string])[] = [
    ['POST', 'v3/dcm/connections', own, 201, view],
    ['POST', 'v3/dcm/connections', { ...own, id }, 200, view],
    ['GET', `v3/dcm/connections/${id}`, undefined, 200, view],
    ['GET', `v3/dcm/connections/lookup?connectionId=${connectionId}`, undefined, 200, view],
    [
      'PUT',
      `v3/dcm/connections/${id}/sharing/collaboration`,
      collaboration,
      200,
      'DCMESharingForCollaborationView',
    ],
    [
      'GET',
      `v3/DCMEConnections/${connectionId}`,
      undefined,
      200,
      'DCMEGetConnectionForConnectView',
    ],
    ['GET', `${admin}/connections`, undefined, 200, view],
    ['GET', `${admin}/connections?visibleBy=${user(bo).id}`, undefined, 200, view],
    ['GET', `${admin}/connections/${given?.id}`, undefined, 200, view],
    ['POST', `${admin}/connections`, { ...own, ownerId: user(bo).id }, 201, view],
    ['DELETE', `${admin}/connections/${given?.id}`, undefined, 200, 'DCMEDeleteConnectionView'],
    ['DELETE', `v3/dcm/connections/${id}`, undefined, 200, 'DCMEDeleteConnectionView'],
    ['GET', `${admin}/connectionhandlingrules`, undefined, 200, rule],
    ['POST', `${admin}/connectionhandlingrules`, { sourceConnectionId: 'x' }, 201, rule],
    ['GET', `${admin}/connectionhandlingrules/${ruleId}`, undefined, 200, rule],
    [
      'DELETE',
      `${admin}/connectionhandlingrules/${ruleId}`,
      undefined,
      200,
      'DCMEDeletedConnectionHandlingRuleView',
    ],
  ]
  return { send, calls }
}

/** Credentials and their secrets, which the document leaves open and describes apart. */
const credentialsOf = (item: unknown) =>
  Object.values((item as { credentials?: Record<string, { secrets: object }> }).credentials ?? {})

describe.runIf(swagger)('what the practice server answers about DCM', () => {
  test('fits the definitions of a recent Server, call by call', async () => {
    const { send, calls } = await successes()
    for (const [method, path, body, status, name] of calls) {
      const answer = await send(method, path, toInit(upsertDcmConnection, body))
      const items = Array.isArray(answer.json) ? answer.json : [answer.json]
      const fits = (definition: string, value: unknown) =>
        findMismatches(readSwagger(), { $ref: `#/definitions/${definition}` }, value)
      const credentials = items.flatMap(credentialsOf)
      const mismatches = [
        ...items.flatMap((item) => fits(name, item)),
        ...credentials.flatMap((item) => fits('DCMECredentialView', item)),
        ...credentials
          .flatMap((item) => Object.values(item.secrets))
          .flatMap((item) => fits('DCMESecretView', item)),
      ]
      expect([path, answer.status, mismatches]).toEqual([path, status, []])
    }
  })
})
