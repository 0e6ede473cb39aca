import { createJobProfile } from '@curator/console-contract/job-profiles'
import { countRemovals, createPlan, createSheet } from '@curator/console-contract/onboarding'
import { retryRun } from '@curator/console-contract/runs'
import { ProblemError } from '@curator/endpoint/problem'
import { expect, test } from 'vitest'
import { rowsOf, runPlan } from '../../../testing/run-plan.ts'
import {
  type StartConsoleOptions,
  startConsole,
  type TestConsole,
} from '../../../testing/start-console.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'

/** Ada in Analysts and Finance, Bo and Dmytro in Analysts, Cleo in Finance. */
async function withConsole(
  sandbox: NonNullable<StartConsoleOptions['sandbox']>,
  check: (on: Awaited<ReturnType<typeof open>>) => Promise<void>,
) {
  const running = await startConsole({ sandbox })
  try {
    await check(await open(running))
  } finally {
    await running.close()
  }
}

async function open(running: TestConsole) {
  const connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
  const { world } = running.sandbox
  const bring = async (lines: readonly string[]) => {
    const body = new TextEncoder().encode(lines.join('\n'))
    const query = { connectionId, fileName: 'people.csv' }
    return { sheetId: (await running.call(createSheet, { query, body })).id }
  }
  const person = (email: string) => world.findByEmail(email)[0]
  const groupsOf = (email: string) =>
    (person(email)?.userGroupIds ?? []).map((id) => world.userGroups.get(id)?.name).sort()
  return { running, call: running.call, connectionId, world, bring, person, groupsOf }
}

const problemOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => (error instanceof ProblemError ? error.problem : error),
  )

test(
  'a sheet with profile, action and truth is planned within its cap and carried out',
  () =>
    withConsole({}, async ({ call, connectionId, bring, person, groupsOf }) => {
      const values = { role: 'Artisan', timeZone: 'Europe/Oslo', canScheduleJobs: true } as const
      await call(createJobProfile, {
        body: { connectionId, name: 'Night work', description: '', values, groups: ['Analysts'] },
      })
      const params = await bring([
        'Email,First name,Last name,Role,Groups,Profile,Action',
        'ada.lopez@example.test,,,,Finance,,',
        'bo.nguyen@example.test,,,,,,deactivate',
        'cleo.okafor@example.test,,,Member,Finance,Night work,',
        'zed.new@example.test,Zed,New,,,night WORK,create',
        'dmytro.shevchenko@example.test,,,,,,skip',
      ])
      const truth = { people: true, groups: false, removalCapPercent: 10 }
      const body = { createGroups: [], profileId: null, truth }
      const counted = await call(countRemovals, { params, body: { profileId: null, truth } })
      expect(counted).toEqual({ removed: 1, present: 3 })
      expect(await problemOf(call(createPlan, { params, body }))).toMatchObject({
        status: 409,
        code: 'removal_cap_exceeded',
        detail: expect.stringMatching(/1 of 3 memberships; the limit is 10 %/),
      })

      const raised = { ...body, truth: { ...truth, removalCapPercent: 34 } }
      const { planId } = await call(createPlan, { params, body: raised })
      const rows = await rowsOf(call, planId)
      expect(rows.map(({ verdict }) => verdict)).toEqual([
        'update',
        'update',
        'update',
        'create',
        'skip',
      ])
      expect(await runPlan(call, planId)).toMatchObject({ state: 'done' })
      expect(groupsOf('ada.lopez@example.test')).toEqual(['Finance'])
      expect(person('bo.nguyen@example.test')).toMatchObject({ isActive: false })
      expect(person('cleo.okafor@example.test')).toMatchObject({
        role: 'Member',
        timeZone: 'Europe/Oslo',
        canScheduleJobs: true,
      })
      expect(groupsOf('cleo.okafor@example.test')).toEqual(['Analysts', 'Finance'])
      expect(person('zed.new@example.test')).toMatchObject({ role: 'Artisan' })
      expect(groupsOf('dmytro.shevchenko@example.test')).toEqual(['Analysts'])
    }),
  60_000,
)

test(
  'rows that failed are planned again without taking anything from anybody else',
  () =>
    withConsole({}, async ({ running, call, connectionId, world, bring, groupsOf }) => {
      running.sandbox.faults.add({
        operation: 'Users_CreateUser',
        match: 'zed.new@example.test',
        status: 400,
        times: 1,
      })
      const params = await bring([
        'Email,First name,Last name,Groups',
        'zed.new@example.test,Zed,New,Finance',
      ])
      const truth = { people: true, groups: true, removalCapPercent: 100 }
      const body = { createGroups: [], profileId: null, truth }
      const { planId } = await call(createPlan, { params, body })
      expect((await rowsOf(call, planId)).map(({ subject }) => subject).sort()).toEqual([
        'ada.lopez@example.test',
        'cleo.okafor@example.test',
        'zed.new@example.test',
      ])
      const run = await runPlan(call, planId)
      expect(groupsOf('ada.lopez@example.test')).toEqual(['Analysts'])

      const finance = [...world.userGroups.values()].find(({ name }) => name === 'Finance')
      const dmytro = world.findByEmail('dmytro.shevchenko@example.test')[0]
      world.joinGroup(finance?.id ?? '', {
        userId: dmytro?.id ?? '',
        dateAddedToGroup: '2026-01-01T00:00:00.000Z',
        addedByUserId: world.ownerId,
      })
      await waitForDirectory(running, connectionId)
      const again = await call(retryRun, { params: { runId: run.id } })
      const rows = await rowsOf(call, again.planId)
      expect(rows.map(({ subject }) => subject)).toEqual(['zed.new@example.test'])
      await runPlan(call, again.planId)
      expect(groupsOf('zed.new@example.test')).toEqual(['Finance'])
      expect(groupsOf('dmytro.shevchenko@example.test')).toEqual(['Analysts', 'Finance'])
    }),
  60_000,
)

test(
  'removals from others that failed are not planned from the sheet’s rows; the next step is told',
  () =>
    withConsole({}, async ({ running, call, bring, groupsOf }) => {
      running.sandbox.faults.add({ operation: 'UserGroups_RemoveUserFromGroup', status: 400 })
      const params = await bring(['Email,Groups', 'ada.lopez@example.test,Finance'])
      const truth = { people: false, groups: true, removalCapPercent: 100 }
      const body = { createGroups: [], profileId: null, truth }
      const { planId } = await call(createPlan, { params, body })
      const run = await runPlan(call, planId)
      expect(groupsOf('cleo.okafor@example.test')).toEqual(['Finance'])
      expect(await problemOf(call(retryRun, { params: { runId: run.id } }))).toMatchObject({
        code: 'plan_empty',
        detail: expect.stringMatching(/Bring the file again/),
      })
    }),
  60_000,
)

test(
  'on Windows sign-in the action deactivate gives No Access and takes the groups away',
  () =>
    withConsole({ auth: 'windows' }, async ({ call, bring, person, groupsOf }) => {
      const params = await bring(['Email,Action', 'bo.nguyen@example.test,deactivate'])
      const body = { createGroups: [] }
      const { planId } = await call(createPlan, { params, body })
      expect(await runPlan(call, planId)).toMatchObject({ state: 'done' })
      expect(person('bo.nguyen@example.test')).toMatchObject({ isActive: true, role: 'NoAccess' })
      expect(groupsOf('bo.nguyen@example.test')).toEqual([])
    }),
  60_000,
)
