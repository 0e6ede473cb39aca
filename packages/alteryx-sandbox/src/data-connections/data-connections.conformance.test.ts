import { describe, expect, test } from 'vitest'
import { grace, startSandbox } from '../../testing/start-sandbox.ts'
import { findMismatches, readSwagger, swagger } from '../../testing/swagger.ts'

const view = { $ref: '#/definitions/ServerConnectionView' }
const list = (name: string) => ({ type: 'array', items: { $ref: `#/definitions/${name}` } })

describe.runIf(swagger)('what is answered about server data connections', () => {
  test('fits the definitions of a recent Server', async () => {
    const { sandbox, send, user, groupId } = await startSandbox()
    const [ledger] = sandbox.world.dataConnections.values()
    const one = `v3/serverDataConnections/${ledger?.id}`
    const userId = user(grace).id
    const userGroupId = groupId('Finance')
    const rows: readonly (readonly [string, string, object | undefined, unknown?])[] = [
      ['GET', 'v3/serverDataConnections', list('ReducedServerConnectionView')],
      // The document declares the short view for both.
      ['GET', 'v3/serverDataConnections?view=Full', list('ServerConnectionView')],
      ['GET', one, view],
      ['PUT', one, view, { name: 'GL' }],
      ['POST', `${one}/users`, view, { userId }],
      ['DELETE', `${one}/users/${userId}`, view],
      ['POST', `${one}/userGroups`, view, { userGroupId }],
      ['DELETE', `${one}/userGroups/${userGroupId}`, view],
      ['DELETE', one, undefined],
    ]
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
