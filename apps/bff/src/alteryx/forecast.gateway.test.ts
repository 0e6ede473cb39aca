import { getForecast } from '@curator/alteryx-contract/server/v2/forecast'
import { expect, test } from 'vitest'
import { createDirectoryRig } from '../../testing/directory-rig.ts'

const { openServer } = createDirectoryRig()
const call = { priority: 'people' } as const
const dayMs = 86_400_000
const now = '2026-02-02T12:00:00.000Z'
const fromMs = Date.parse('2026-02-04T00:00:00Z')

const open = () => openServer({ timeSource: () => Date.parse(now) })

test('runs of the stretch come in columns, the first instant included and the last not', async () => {
  const { gateways, sandbox } = await open()
  const [nightly] = [...sandbox.world.schedules.values()]
  const runs = await gateways.forecast.listRuns({ fromMs, toMs: fromMs + 2 * dayMs }, call)
  expect(runs.scheduleIds).toEqual([nightly?.id])
  expect([...runs.scheduleOf]).toEqual([0, 0])
  expect([...runs.startMs]).toEqual([fromMs, fromMs + dayMs])
  expect([...runs.durationSeconds].every((seconds) => seconds > 0)).toBe(true)
})

test('entries that can’t be placed are left out; what is not said is not made up', async () => {
  const { gateways, sandbox } = await open()
  const entry = { id: 'a', scheduleName: 'A', startTime: '2026-02-04T06:00:00Z' }
  const body = [
    { ...entry, appEstimatedCompletionTime: 35 },
    { ...entry, appEstimatedCompletionTime: -1 },
    { ...entry, id: 'b' },
    { ...entry, appEstimatedCompletionTime: 'soon' },
    { ...entry, startTime: 'soon' },
    { ...entry, startTime: '2026-02-05T00:00:00Z' },
    { startTime: '2026-02-04T06:00:00Z' },
    'nothing',
  ]
  sandbox.faults.add({ operation: getForecast.operationId, status: 200, body })
  const runs = await gateways.forecast.listRuns({ fromMs, toMs: fromMs + dayMs }, call)
  expect(runs.scheduleIds).toEqual(['a', 'b'])
  expect([...runs.scheduleOf]).toEqual([0, 0, 1, 0])
  expect([...runs.durationSeconds]).toEqual([35, Number.NaN, Number.NaN, Number.NaN])
})
