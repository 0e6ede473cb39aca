import type { Plan } from '@curator/console-contract/plans'
import { listRunRows, type RowResult, type Run } from '@curator/console-contract/runs'
import type { Rig } from './rig.ts'
import type { Person } from './sheets.ts'

/** A user as the practice server really holds it. */
interface TrueUser {
  readonly email: string
  readonly role: string
  readonly defaultWorkerTag: string | null
}

const wentWell = (outcome: string | null | undefined) =>
  outcome === 'applied' || outcome === 'already_applied'

/** Compares what a finished run reports with what the practice server holds; answers the lines that did not end well. */
export async function checkRun(
  rig: Rig,
  plan: Plan,
  run: Run,
  people: readonly Person[],
  faults: readonly string[],
): Promise<Set<number>> {
  const { findings } = rig
  const expect = (holds: boolean, what: () => string) =>
    findings.expect(holds, () => `run ${run.id}: ${what()} [${faults.join('; ')}]`)
  const { counts } = run
  expect(counts.total === plan.changeCount, () => `${counts.total} of ${plan.changeCount} changes`)
  expect(
    counts.waiting + counts.inFlight === 0,
    () => `done with open changes: ${JSON.stringify(counts)}`,
  )

  const rows = await readRows(rig, run)
  expect(rows.length === people.length, () => `${rows.length} results for ${people.length} rows`)
  const lines = new Set(rows.map((row) => row.line))
  expect(
    lines.size === people.length,
    () => `${lines.size} different lines for ${people.length} rows`,
  )

  const users = await readUsers(rig)
  for (const [email, found] of users) {
    expect(found.length === 1, () => `${found.length} users with the e-mail ${email}`)
  }
  for (const row of rows) {
    const person = people[row.line - 2]
    const user = person && users.get(person.email)?.[0]
    if (person) for (const wrong of findWrong(row, person, user)) expect(false, () => wrong)
  }
  return new Set(
    rows.filter((row) => row.changes.length > 0 && !wentWell(row.outcome)).map((row) => row.line),
  )
}

/** Every way in which the report of one row is not what the practice server holds. */
function findWrong(row: RowResult, person: Person, user: TrueUser | undefined): string[] {
  const changes = row.changes
    .map(({ kind, outcome, message }) => `${kind} ${outcome} ${message ?? ''}`.trim())
    .join(', ')
  const isOpen = row.changes.some(({ outcome }) => outcome === null)
  return [
    ...(isOpen ? ['open although the run is done'] : []),
    ...findWrongCreate(row, user),
    ...findWrongFields(row, person, user),
  ].map((what) => `line ${row.line}, ${person.email}: ${what} (${changes})`)
}

function findWrongCreate(row: RowResult, user: TrueUser | undefined): string[] {
  const outcome = row.changes.find(({ kind }) => kind === 'create-user')?.outcome
  if (!outcome || outcome === 'needs_review') return []
  if (wentWell(outcome)) return user ? [] : ['reported as created, is not there']
  return user ? ['is there although the create did not end well'] : []
}

function findWrongFields(row: RowResult, person: Person, user: TrueUser | undefined): string[] {
  const write = row.changes.find(({ kind }) => kind === 'create-user' || kind === 'update-user')
  const isRight = row.verdict === 'unchanged' || wentWell(write?.outcome)
  if (!isRight || !user) return []
  const tag = user.defaultWorkerTag ?? ''
  return [
    ...(user.role === person.role ? [] : [`role ${user.role} in place of ${person.role}`]),
    ...(person.tag === '' || tag === person.tag
      ? []
      : [`tag "${tag}" in place of "${person.tag}"`]),
  ]
}

async function readRows({ call }: Rig, run: Run): Promise<RowResult[]> {
  const rows: RowResult[] = []
  for (let page = 1; ; page += 1) {
    const found = await call(listRunRows, {
      params: { runId: run.id },
      query: { page, pageSize: 100, outcome: [] },
    })
    rows.push(...found.items)
    if (rows.length >= found.total || found.items.length === 0) return rows
  }
}

async function readUsers({ product }: Rig): Promise<Map<string, TrueUser[]>> {
  const users = (await product.practice.control('GET', 'users')) as TrueUser[]
  const byEmail = new Map<string, TrueUser[]>()
  for (const user of users) {
    const key = user.email.toLowerCase()
    byEmail.set(key, [...(byEmail.get(key) ?? []), user])
  }
  return byEmail
}
