import { updateAccount } from '@curator/console-contract/accounts'
import { listReviewers } from '@curator/console-contract/schedule-reviewers'
import { expect, test } from 'vitest'
import { startConsole } from '../../../testing/start-console.ts'

test('items can be given to every account that can sign in; viewers can’t ask for them', async () => {
  const running = await startConsole({ isWorker: false })
  const viewer = await running.signInAs('viewer')
  await running.signInAs('operator')
  const read = async () => (await running.call(listReviewers, {})).items
  const all = await read()
  expect(all.map(({ name }) => name)).toContain('Test administrator')
  expect(all).toHaveLength(3)
  await expect(viewer(listReviewers, {})).rejects.toMatchObject({
    problem: { code: 'permission_denied' },
  })
  const other = all.find(({ name }) => name !== 'Test administrator')
  const accountId = other?.id as NonNullable<typeof other>['id']
  await running.call(updateAccount, { params: { accountId }, body: { isEnabled: false } })
  expect((await read()).map(({ id }) => id)).not.toContain(accountId)
  await running.close()
})
