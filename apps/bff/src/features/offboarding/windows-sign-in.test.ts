import type { UserId } from '@curator/console-contract/ids'
import {
  createOffboardingPlan,
  type OffboardingRequest,
  previewOffboarding,
} from '@curator/console-contract/offboarding'
import { expect, test } from 'vitest'
import { rowsOf, runPlan } from '../../../testing/run-plan.ts'
import { startConsole } from '../../../testing/start-console.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'

test('on Windows sign-in a leaver loses the groups and ends in No Access', async () => {
  const running = await startConsole({ sandbox: { auth: 'windows' } })
  try {
    const connectionId = await running.connect()
    await waitForDirectory(running, connectionId)
    const leaver = [...running.sandbox.world.users.values()].find(
      ({ isActive, role, userGroupIds }) =>
        isActive && role !== 'Curator' && userGroupIds.length > 0,
    )
    const count = leaver?.userGroupIds.length ?? 0
    const body: OffboardingRequest = {
      connectionId,
      leavers: [{ userId: leaver?.id as UserId, successorId: null }],
      options: {
        workflows: 'keep',
        schedules: 'keep',
        collections: 'keep',
        end: 'deactivate',
        deleteAfterDays: null,
      },
    }
    const [seen] = (await running.call(previewOffboarding, { body })).items
    expect(seen?.sideEffects.map(({ sentence }) => sentence).join()).toContain('No Access')
    const { planId } = await running.call(createOffboardingPlan, { body })
    const [row] = await rowsOf(running.call, planId)
    expect(row?.changes.map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: count }, () => 'remove-group-member'),
      'update-user',
    ])
    expect(await runPlan(running.call, planId)).toMatchObject({ state: 'done' })
    expect(leaver).toMatchObject({ isActive: true, role: 'NoAccess', userGroupIds: [] })
  } finally {
    await running.close()
  }
}, 60_000)
