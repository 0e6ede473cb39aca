import { describe, expect, test } from 'vitest'
import { grace, startSandbox } from '../../testing/start-sandbox.ts'
import { findMismatches, readSwagger, swagger } from '../../testing/swagger.ts'

const of = (name: string) => ({ $ref: `#/definitions/${name}` })
const list = (name: string) => ({ type: 'array', items: of(name) })

describe.runIf(swagger)('what is answered about credentials', () => {
  test('fits the definitions of a recent Server', async () => {
    const { sandbox, send, user, groupId } = await startSandbox()
    const [shared] = sandbox.world.credentials.values()
    const one = `v3/credentials/${shared?.id}`
    const userId = user(grace).id
    const userGroupId = groupId('Finance')
    const rows: readonly (readonly [string, string, object, unknown?])[] = [
      ['GET', 'v3/credentials', list('ReducedCredentialsView')],
      // The document declares the short view for both.
      ['GET', 'v3/credentials?view=Full', list('CredentialsView')],
      ['POST', 'v3/credentials', of('CredentialView'), { username: 'x', password: 'y' }],
      ['GET', one, of('CredentialsView')],
      ['PUT', one, of('CredentialView'), { newPassword: 'z' }],
      ['POST', `${one}/users`, of('CredentialsView'), { userId }],
      ['DELETE', `${one}/users/${userId}`, of('CredentialsView')],
      ['POST', `${one}/userGroups`, of('CredentialsView'), { userGroupId }],
      ['DELETE', `${one}/userGroups/${userGroupId}`, of('CredentialsView')],
      ['DELETE', `${one}?force=true`, list('CredentialsView')],
    ]
    for (const [method, path, schema, body] of rows) {
      const headers = { 'content-type': 'application/json' }
      const init = body === undefined ? {} : { headers, body: JSON.stringify(body) }
      const answer = await send(method, path, init)
      const mismatches = findMismatches(readSwagger(), schema, answer.json)
      expect([method, path, answer.status, mismatches]).toEqual([method, path, 200, []])
    }
  })
})
