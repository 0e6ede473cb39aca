import {
  createSchedule,
  deleteSchedule,
  getSchedule,
  listSchedules,
  listSchedulesInFull,
  patchSchedule,
  updateSchedule,
} from '@curator/alteryx-contract/server/v3/schedules'
import { describe, expect, test } from 'vitest'
import { startSandbox } from '../../testing/start-sandbox.ts'
import { findMismatches, readSwagger, swagger } from '../../testing/swagger.ts'

const iteration = {
  iterationType: 'Daily',
  startTime: '2026-02-05T06:00:00',
  dailyContract: { runOnlyWorkWeek: true },
} as const

describe.runIf(swagger)('schedules', () => {
  test('are answered as the definitions of a recent Server say', async () => {
    const { invoke, sandbox } = await startSandbox()
    const [schedule] = [...sandbox.world.schedules.values()]
    const params = { scheduleId: schedule?.id ?? '' }
    const workflowId = schedule?.workflowId ?? ''
    const view = { $ref: '#/definitions/ScheduleView' }
    const body = {
      workflowId,
      ownerId: sandbox.world.ownerId,
      iteration,
      name: 'Daily',
      comment: '',
      priority: 'Default',
      workerTag: '',
      enabled: true,
      credentialId: '',
    } as const
    const answers = [
      [
        await invoke(listSchedules, { query: {} }),
        { type: 'array', items: { $ref: '#/definitions/ReducedScheduleView' } },
      ],
      [
        await invoke(listSchedulesInFull, { query: { view: 'Full' } }),
        { type: 'array', items: view },
      ],
      [await invoke(createSchedule, { body: { workflowId, iteration } }), { type: 'string' }],
      [await invoke(getSchedule, { params }), view],
      [await invoke(updateSchedule, { params, body }), view],
      [await invoke(patchSchedule, { params, body: { name: 'Renamed' } }), view],
    ] as const
    expect(answers.map(([{ status }]) => status)).toEqual([200, 200, 201, 200, 200, 200])
    for (const [answer, schema] of answers) {
      expect(findMismatches(readSwagger(), schema, answer.json)).toEqual([])
    }
    expect((await invoke(deleteSchedule, { params })).text).toBe('')
  })
})
