import type { PracticeServer } from '../../src/product.ts'
import type { Random } from './random.ts'
import { pause } from './rig.ts'

/** The ways in which the practice server misbehaves during a run. All of them pass: nothing has to fail for good. */
const kinds = [
  'too many requests',
  'unavailable',
  'reset before',
  'answer lost',
  'broken body',
  'slow',
  'applied, then 503',
] as const

const scripts = {
  'too many requests': { status: 429, headers: { 'retry-after': '1' } },
  unavailable: { status: 503 },
  'reset before': { reset: 'before' },
  'answer lost': { reset: 'after' },
  'broken body': { brokenBody: true },
  slow: { delayMs: 400 },
  'applied, then 503': { status: 503, applyFirst: true },
} as const satisfies Record<(typeof kinds)[number], object>

/** Where, and up to which call of a run: people are written one by one, groups and lists in few calls. */
const places = [
  ['Users_CreateUser', 120],
  ['Users_CreateUser', 120],
  ['Users_UpdateUser', 60],
  ['UserGroups_AddUsersToGroup', 4],
  ['Users_GetUsers', 2],
  ['OAuth2_Token', 1],
] as const

/** Scripts a handful of faults for the next run; answers what they are, for the report of a finding. */
export async function plantFaults(practice: PracticeServer, random: Random): Promise<string[]> {
  const planted: string[] = []
  await practice.control('DELETE', 'faults')
  for (let count = random.whole(3, 8); count > 0; count -= 1) {
    const kind = random.pick(kinds)
    const [operation, last] = random.pick(places)
    const turn = { operation, nth: random.whole(1, last), times: random.whole(1, 3) }
    await practice.control('POST', 'faults', { ...turn, ...scripts[kind] })
    planted.push(`${kind} at ${operation} ${turn.nth} for ${turn.times}`)
  }
  return planted
}

/**
 * The console takes a token that is refused within 2 s of its renewal for a lost right, and renews it with the first call
 * after the revocation: that call may be seconds away.
 */
const betweenRevocationsMs = 8_000
let revokedAtMs = Number.NEGATIVE_INFINITY

/** Waits until all tokens may be taken away again. */
export async function waitForRevocation(): Promise<void> {
  await pause(Math.max(0, revokedAtMs + betweenRevocationsMs - performance.now()))
  revokedAtMs = performance.now()
}

/** Takes all tokens away once, a little later: calls in flight then meet a 401. */
export async function revokeSoon(practice: PracticeServer, random: Random): Promise<void> {
  await pause(random.whole(20, 600))
  // Too soon after the last time: this run keeps its token.
  if (performance.now() < revokedAtMs + betweenRevocationsMs) return
  revokedAtMs = performance.now()
  await practice.control('POST', 'tokens/revoke')
}
