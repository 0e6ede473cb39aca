import { exportRunRows, listRunRows, listRuns } from '@curator/console-contract/runs'
import { listUserGroups } from '@curator/console-contract/user-groups'
import { exportUsers, listUsers, userSorts } from '@curator/console-contract/users'
import { ProblemError } from '@curator/endpoint/problem'
import { pause, type Rig } from './rig.ts'

/** Durations of list calls, ms; whoever prints takes them out. */
export interface ReadingTally {
  listMs: number[]
  exportCount: number
}

/** One person who looks around until the time is over: lists, searches, now and then an export. */
export async function loadReading(rig: Rig, tally: ReadingTally): Promise<void> {
  while (rig.goesOn()) {
    try {
      if (rig.random.whole(1, 40) === 1) {
        await readExport(rig)
        tally.exportCount += 1
      } else {
        const startedAt = performance.now()
        await rig.random.pick([readUsers, readUsers, readUsers, readGroups, readRuns])(rig)
        tally.listMs.push(performance.now() - startedAt)
      }
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      rig.findings.add(`a person who looked around met: ${JSON.stringify(error.problem)}`)
    }
    await pause(rig.random.whole(10, 90))
  }
}

const searches = [
  undefined,
  undefined,
  'person1',
  'example.test',
  'ada',
  'zzz no such person',
] as const

/** No filter at all. */
const anyOf = { role: [], state: [], groupId: [] }

async function readUsers({ call, connectionId, random, findings }: Rig): Promise<void> {
  const search = random.pick(searches)
  const sort = random.pick(userSorts)
  const page = await call(listUsers, {
    query: {
      connectionId,
      sort,
      page: random.whole(1, 5),
      pageSize: random.pick([50, 100, 200]),
      ...(search === undefined ? {} : { search }),
      ...anyOf,
      role: random.whole(1, 4) === 1 ? ['Viewer'] : [],
    },
  })
  const ids = new Set(page.items.map(({ id }) => id))
  findings.expect(ids.size === page.items.length, () => 'a page of users has somebody twice')
}

async function readGroups({ call, connectionId }: Rig): Promise<void> {
  await call(listUserGroups, { query: { connectionId } })
}

async function readRuns({ call, connectionId }: Rig): Promise<void> {
  const { items } = await call(listRuns, { query: { connectionId, state: [], pageSize: 20 } })
  const [newest] = items
  if (newest)
    await call(listRunRows, { params: { runId: newest.id }, query: { pageSize: 100, outcome: [] } })
}

async function readExport({ call, connectionId, findings }: Rig): Promise<void> {
  const { bytes } = await call(exportUsers, {
    query: { ...anyOf, connectionId, column: ['email', 'role'] },
  })
  findings.expect(bytes.length > 100, () => `an export of users has ${bytes.length} bytes`)
  const { items } = await call(listRuns, { query: { connectionId, pageSize: 1, state: ['done'] } })
  const [newest] = items
  if (!newest) return
  const params = { runId: newest.id }
  await call(exportRunRows, { params, query: { content: 'results' } })
}
