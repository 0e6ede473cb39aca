import { serverLanguages } from '@curator/alteryx-contract/values'
import fc from 'fast-check'
import type { World } from '../src/world.ts'
import type { FieldValues } from './arbitrary-body.ts'

const idsOf = (records: Iterable<{ readonly id: string }>) =>
  fc.constantFrom(...[...records].map(({ id }) => id))
const some = (id: fc.Arbitrary<string>) => fc.uniqueArray(id, { minLength: 1, maxLength: 3 })

/** A start in the future of the tests' clock, in any zone. */
const startTime = '2026-03-02T06:00:00'
const iterations = [
  { iterationType: 'Once', startTime },
  { iterationType: 'Hourly', startTime, hourlyContract: { hours: 2, minutes: 30 } },
  { iterationType: 'Daily', startTime, dailyContract: { runOnlyWorkWeek: true } },
  { iterationType: 'Weekly', startTime, weeklyContract: { daysOfWeek: ['Monday', 'Friday'] } },
  {
    iterationType: 'Monthly',
    startTime,
    monthlyContract: { simpleDayOfMonth: false, occurrence: -1, dayOfWeek: 'Friday' },
  },
  { iterationType: 'Custom', startTime, customContract: { daysOfMonth: [1], months: [4, 10] } },
  { iterationType: 'Cron', startTime, cronContract: { cronExpression: '0 6 * * 1' } },
]

/** Fields whose values have to exist in the world, or follow a rule that no schema holds. */
export function valuesOf(world: World): FieldValues {
  const userId = idsOf(world.users.values())
  const userGroupId = idsOf(world.userGroups.values())
  const credentialId = fc.oneof(fc.constant(''), idsOf(world.credentials.values()))
  let mails = 0
  const email = fc.constant(null).map(() => {
    mails += 1
    return `person.${mails}@example.test`
  })
  return {
    // Ids of what is to be changed stand in the address, or mean an update where there is none.
    id: fc.constant(undefined),
    userId,
    ownerId: userId,
    userIds: some(userId),
    userGroupId,
    userGroupIds: some(userGroupId),
    workflowId: idsOf(world.workflows.values()),
    scheduleId: idsOf(world.schedules.values()),
    insightId: idsOf(world.insights.values()),
    credentialId,
    defaultCredentialId: credentialId,
    sharedCredentials: fc.constant([]),
    schemaName: fc.constantFrom('oracle', 'oracle.part', 'Oracle.Other'),
    iteration: fc.constantFrom(...iterations),
    timeZone: fc.constantFrom('', 'UTC', 'Europe/Berlin', 'America/Sao_Paulo'),
    language: fc.constantFrom(...serverLanguages),
    expirationDate: fc.constantFrom('2027-01-01T00:00:00Z', '2030-12-31T23:59:59Z'),
    email,
    username: fc.nat(999_999).map((number) => `EXAMPLE\\svc-${number}`),
  }
}
