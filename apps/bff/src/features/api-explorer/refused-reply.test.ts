import { describe, expect, test } from 'vitest'
import type { AlteryxFailureFacts } from '../../alteryx/alteryx-failure.ts'
import { findOperation, type OperationDescription } from '../../alteryx/operation-catalog.ts'
import { toRefusedReply } from './refused-reply.ts'

const facts: AlteryxFailureFacts = {
  kind: 'refused',
  operationId: 'Users_CreateUser',
  status: 400,
  serverText: 'The request is invalid.',
  retryAfterMs: null,
  message: 'The Alteryx Server at server.test refused (status 400).',
  isSettled: true,
}
const replyOf = (id: string, change: Partial<AlteryxFailureFacts>) =>
  toRefusedReply(findOperation(id) as OperationDescription, { ...facts, ...change }, 12)

describe('advice', () => {
  test('401 names its three meanings', () => {
    const { advice } = replyOf('Users_GetUser', { status: 401, kind: 'credentials' })
    expect(advice).toHaveLength(3)
    expect(advice.join(' ')).toMatch(/Curator.*revoked.*sticky sessions/)
  })

  test.each([
    [403, 'forbidden', 'not for this object'],
    [404, 'not_found', 'Check the ids'],
    [404, 'not_found', 'from 2021.4 on'],
    [405, 'refused', 'does not have the operation'],
    [501, 'refused', 'does not have the operation'],
    [409, 'refused', 'stands in the way'],
    [415, 'refused', 'kind of body'],
    [429, 'busy', 'Wait a moment'],
    [500, 'unclear', 'log'],
    [null, 'unreachable', 'Test the connection'],
    [null, 'credentials', 'secret'],
  ] as const)('%s %s: %s', (status, kind, words) => {
    expect(replyOf('Users_GetUser', { status, kind }).advice.join(' ')).toContain(words)
  })

  test('a 400 says on which sign-in the operation is always refused', () => {
    expect(replyOf('Users_SendPasswordReset', {}).advice.join(' ')).toContain('Windows or SAML')
  })
})

describe('what the Server says of fields', () => {
  test.each([
    ['Email', 'body.email'],
    ['contract.FirstName', 'body.firstName'],
    ['createUserContract.email', 'body.email'],
    ['somethingElse', 'somethingElse'],
    ['', ''],
  ])('"%s" is %s', (name, path) => {
    const { fields } = replyOf('Users_CreateUser', { fieldTexts: { [name]: 'Too long.' } })
    expect(fields).toEqual([{ path, rule: 'server', message: 'Too long.' }])
  })

  test('nested fields and parameters are found', () => {
    const nested = { 'contract.CollectionsPermissions.IsAdmin': 'No.' }
    const inBody = replyOf('Collections_AddUserToCollection', { fieldTexts: nested })
    expect(inBody.fields[0]?.path).toBe('body.collectionsPermissions.isAdmin')
    const inPath = replyOf('Users_GetUser', { fieldTexts: { userId: 'Odd.' } })
    expect(inPath.fields[0]?.path).toBe('params.userId')
  })
})
