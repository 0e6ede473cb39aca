import { listConnections, startRefresh } from '@curator/console-contract/connections'
import { listUserGroups } from '@curator/console-contract/user-groups'
import { checkRun } from './check-run.ts'
import { plantFaults, revokeSoon, waitForRevocation } from './faults.ts'
import { planSheet, runPlan } from './onboard.ts'
import { pause, type Rig } from './rig.ts'
import { drawPeople, type Person, toCsv } from './sheets.ts'

/** Teams between two fresh worlds: enough for creates and updates, and a directory that stays the same size. */
const teamCount = 5
const sheetsPerWorld = 10

/** What was done. */
export interface OnboardingTally {
  sheetCount: number
  changeCount: number
  faultCount: number
}

/** Onboards sheet after sheet under faults until the time is over. */
export async function loadOnboarding(rig: Rig, tally: OnboardingTally): Promise<void> {
  for (let turn = 0; rig.goesOn(); turn += 1) {
    if (turn > 0 && turn % sheetsPerWorld === 0) await renewWorld(rig)
    const people = drawPeople(turn % teamCount, await listGroupNames(rig), rig.random)
    await onboardUnderFaults(rig, `sheet ${turn}`, people, tally)
    tally.sheetCount += 1
  }
}

async function onboardUnderFaults(
  rig: Rig,
  name: string,
  people: readonly Person[],
  tally: OnboardingTally,
): Promise<void> {
  const { practice } = rig.product
  const plan = await planSheet(rig, name, toCsv(people))
  const { conflict, invalid, skip } = plan.verdictCounts
  rig.findings.expect(
    conflict + invalid + skip === 0,
    () => `${name}: ${JSON.stringify(plan.verdictCounts)}`,
  )
  if (plan.changeCount === 0) return
  const faults = await plantFaults(practice, rig.random)
  const isRevoked = rig.random.whole(1, 3) === 1
  const revocation = isRevoked ? revokeSoon(practice, rig.random) : undefined
  const run = await runPlan(rig, plan, faults)
  await revocation
  tally.faultCount += await clearFaults(rig)
  tally.changeCount += plan.changeCount
  if (!run) return
  const open = await checkRun(rig, plan, run, people, faults)
  await bringAgain(rig, name, people, open)
}

/** The same sheet again, without faults: what ended well is unchanged, and nothing is written for it. */
async function bringAgain(
  rig: Rig,
  name: string,
  people: readonly Person[],
  open: ReadonlySet<number>,
): Promise<void> {
  let plan = await planSheet(rig, `${name} again`, toCsv(people))
  if (open.size > 0 && plan.changeCount > 0) {
    rig.findings.expect(
      plan.verdictCounts.unchanged >= people.length - open.size,
      () =>
        `${name}: ${open.size} rows had not ended well, now ${JSON.stringify(plan.verdictCounts)}`,
    )
    const run = await runPlan(rig, plan, [])
    if (!run) return
    const still = await checkRun(rig, plan, run, people, [])
    rig.findings.expect(
      still.size === 0,
      () => `${name}: ${still.size} rows failed without any fault`,
    )
    plan = await planSheet(rig, `${name} a third time`, toCsv(people))
  }
  rig.findings.expect(
    plan.changeCount === 0 && plan.verdictCounts.unchanged === people.length,
    () => `${name}: the same sheet again is not unchanged: ${JSON.stringify(plan.verdictCounts)}`,
  )
}

/** Answers how many faults took effect. */
async function clearFaults({ product }: Rig): Promise<number> {
  const planted = (await product.practice.control('GET', 'faults')) as { firedCount: number }[]
  await product.practice.control('DELETE', 'faults')
  return planted.reduce((sum, { firedCount }) => sum + firedCount, 0)
}

/** The practice server starts over with its first people; the console reads it anew. */
async function renewWorld({ product, call, connectionId, findings }: Rig): Promise<void> {
  await waitForRevocation()
  await product.practice.control('POST', 'world', {})
  const { takenAt } = await readDirectory()
  await call(startRefresh, { params: { connectionId } })
  for (let tries = 0; tries < 300; tries += 1) {
    const status = await readDirectory()
    if (!status.isRefreshing && status.takenAt !== takenAt) return
    if (!status.isRefreshing && status.problem) break
    await pause(100)
  }
  findings.add(`the directory was not read anew: ${JSON.stringify(await readDirectory())}`)

  async function readDirectory() {
    const { items } = await call(listConnections, {})
    const found = items.find(({ id }) => id === connectionId)
    if (!found) throw new Error(`connection ${connectionId} is gone`)
    return found.directory
  }
}

async function listGroupNames({ call, connectionId }: Rig): Promise<string[]> {
  const { items } = await call(listUserGroups, { query: { connectionId, pageSize: 10 } })
  return items.map(({ name }) => name).filter((name) => !/[",;]/.test(name))
}
