import { createSubscription } from '@curator/alteryx-contract/server/v3/subscriptions'
import { describe, expect, test } from 'vitest'
import { startSandbox, toInit } from '../../testing/start-sandbox.ts'
import { findMismatches, readSwagger, swagger } from '../../testing/swagger.ts'
import { defaultStudioId } from '../records.ts'

const one = `v3/subscriptions/${defaultStudioId}`
const body = { name: 'Main', credentialId: '', canShareSchedules: true }

describe.runIf(swagger)('what the practice server answers about studios', () => {
  test.each([
    ['GET', 'v3/subscriptions', undefined, 200, 'SubscriptionUserWorkflowCountView'],
    ['POST', 'v3/subscriptions', { name: 'Tax' }, 201, 'Subscription'],
    ['GET', one, undefined, 200, 'SubscriptionUserWorkflowDetailsView'],
    ['PUT', one, body, 200, 'SubscriptionView'],
  ] as const)(
    '%s %s fits the definition of a recent Server',
    async (method, path, value, status, name) => {
      const { send } = await startSandbox()
      const answer = await send(method, path, toInit(createSubscription, value))
      expect(answer.status).toBe(status)
      const items = Array.isArray(answer.json) ? answer.json : [answer.json]
      const schema = { $ref: `#/definitions/${name}` }
      expect(items.flatMap((item) => findMismatches(readSwagger(), schema, item))).toEqual([])
    },
  )
})
