import { expect, test } from 'vitest'
import { checkWorld } from '../check-world.ts'
import { makeSchedule } from '../schedules/make-schedule.ts'
import { loadWorld } from '../worlds/load-world.ts'
import { keptJobs } from './job-queue.ts'
import type { JobRecord } from './job-record.ts'
import { recallJobs } from './recall-jobs.ts'
import { cancelJob } from './run-job.ts'
import { type RunRequest, startJob } from './start-job.ts'

const nowMs = Date.UTC(2026, 5, 30, 12)

function start() {
  const world = loadWorld('small-team', 0, 1)
  const [load] = world.workflows.values()
  const workflowId = load?.id ?? ''
  const run = (more: Partial<RunRequest> = {}, atMs = nowMs) =>
    startJob(world, { workflowId, ownerId: world.ownerId, ...more }, atMs).id
  const statuses = (ids: readonly string[]) => ids.map((id) => world.jobs.get(id)?.status)
  return { world, workflowId, run, statuses }
}

test('four jobs run at once, others wait until a worker is free', () => {
  const { world, run, statuses } = start()
  const ids = Array.from({ length: 6 }, () => run())
  world.timeline.advanceTo(nowMs + 10_000)
  expect(statuses(ids)).toEqual([...Array(4).fill('Running'), 'Queued', 'Queued'])
  world.timeline.advanceTo(nowMs + 24_000)
  expect(statuses(ids).slice(4)).toEqual(['Initializing', 'Initializing'])
  world.timeline.advanceTo(nowMs + 60_000)
  expect(new Set(statuses(ids))).toEqual(new Set(['Completed']))
  expect(checkWorld(world)).toEqual([])
})

test('workers of one tag do not wait for those of another', () => {
  const { world, run, statuses } = start()
  const plain = Array.from({ length: 5 }, () => run())
  const tagged = run({ workerTag: 'gpu' })
  world.timeline.advanceTo(nowMs + 10_000)
  expect(statuses([plain[4] ?? '', tagged])).toEqual(['Queued', 'Running'])
})

test('the highest priority goes first, within one the oldest', () => {
  const { world, run, statuses } = start()
  for (let left = 4; left > 0; left -= 1) run()
  world.timeline.advanceTo(nowMs + 5000)
  const priorities = ['Low', 'Default', 'Critical', 'Medium', 'High', 'Default'] as const
  const waiting = priorities.map((priority) => run({ priority }, nowMs + 5000))
  world.timeline.advanceTo(nowMs + 24_000)
  expect(statuses(waiting)).toEqual([
    'Initializing',
    'Queued',
    'Initializing',
    'Initializing',
    'Initializing',
    'Queued',
  ])
})

test('a cancelled job frees its worker, one that waited frees none', () => {
  const { world, run, statuses } = start()
  const ids = Array.from({ length: 6 }, () => run())
  world.timeline.advanceTo(nowMs + 5000)
  cancelJob(world, ids[4] ?? '', nowMs + 5000)
  expect(statuses(ids.slice(4))).toEqual(['Cancelled', 'Queued'])
  cancelJob(world, ids[0] ?? '', nowMs + 6000)
  expect(statuses([ids[0] ?? '', ids[5] ?? ''])).toEqual(['Cancelled', 'Initializing'])
  world.timeline.advanceTo(nowMs + 60_000)
  expect(world.jobQueue.lane('').busy).toBe(0)
})

test('a Server with many schedules has more workers', () => {
  const { world, run, statuses } = start()
  for (let number = 0; number < 500; number += 1) {
    const [one] = world.schedules.values()
    if (one) world.schedules.add(makeSchedule({ ...one, id: `s${number}` }))
  }
  const ids = Array.from({ length: 7 }, () => run())
  world.timeline.advanceTo(nowMs + 10_000)
  expect(statuses(ids)).toEqual([...Array(6).fill('Running'), 'Queued'])
})

test('whoever starts a job is told of its end, also when the workflow is gone', () => {
  const { world, workflowId } = start()
  const ended: JobRecord[] = []
  const request = { workflowId, ownerId: world.ownerId }
  startJob(world, request, nowMs, (job) => ended.push(job))
  world.workflows.remove(workflowId)
  world.timeline.advanceTo(nowMs + 60_000)
  expect(ended).toMatchObject([{ status: 'Completed', disposition: 'Success' }])
  expect(() => startJob(world, request, nowMs)).toThrow(RangeError)
})

test('a warning is told, and counts as completed', () => {
  const { world, workflowId, run } = start()
  const { behaviour } = world.workflows.need(workflowId)
  world.workflows.update(workflowId, { behaviour: { ...behaviour, warns: true } })
  const id = run()
  world.timeline.advanceTo(nowMs + 60_000)
  const { disposition, messages, outputs } = world.jobs.need(id)
  expect([disposition, outputs.length]).toEqual(['Warning', 1])
  expect(messages.map(({ status }) => status)).toContain(2)
})

test('of the ended jobs the last 50,000 are kept', () => {
  const { world, run } = start()
  const first = run()
  // One a minute: none has to wait.
  for (let minute = 1; minute <= keptJobs; minute += 1) {
    const atMs = nowMs + minute * 60_000
    world.timeline.advanceTo(atMs)
    run({}, atMs)
  }
  expect([world.jobs.size, world.jobs.has(first)]).toEqual([keptJobs + 1, true])
  world.timeline.advanceTo(nowMs + (keptJobs + 1) * 60_000)
  expect([world.jobs.size, world.jobs.has(first)]).toEqual([keptJobs, false])
  expect(world.jobQueue.planned.size).toBe(0)
})

test('a world comes with jobs of its last month, and the same ones for the same present', () => {
  const jobsAt = (atMs: number) => {
    const world = loadWorld('busy-server', 0, 1)
    recallJobs(world, atMs)
    expect(checkWorld(world)).toEqual([])
    return [...world.jobs.values()]
  }
  const jobs = jobsAt(nowMs)
  expect(jobsAt(nowMs)).toEqual(jobs)
  expect(jobs.length).toBeGreaterThan(100)
  expect(new Set(jobs.map(({ id }) => id)).size).toBe(jobs.length)
  expect(new Set(jobs.map(({ disposition }) => disposition)).size).toBe(3)
  const times = jobs.map(({ createDateTime }) => createDateTime)
  expect([...times].sort()).toEqual(times)
  expect(times.every((time) => Date.parse(time) > nowMs - 31 * 86_400_000)).toBe(true)
  expect(jobs.every(({ endTime }) => Date.parse(endTime ?? '') <= nowMs)).toBe(true)
})
