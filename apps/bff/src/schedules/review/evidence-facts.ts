import type { ReviewItem } from '@curator/console-contract/schedule-review'
import { isUnavailable, type Known, type ScheduleEvidence } from '../findings/evidence.ts'
import { sayInstant } from '../findings/finding-words.ts'
import type { JoinedSchedule } from '../list/joined-schedule.ts'

type Fact = ReviewItem['evidence'][number]

const untold = 'The Server does not say.'
const shownRuns = 10

/** What reviewers see of a schedule, line by line; what could not be had says why. */
export function toFacts(joined: JoinedSchedule, evidence: ScheduleEvidence): Fact[] {
  return [
    ...toIdentity(joined, evidence),
    ...toOwnerFacts(joined, evidence),
    ...toTimes(joined, evidence),
    ...toPast(joined, evidence),
    ...toSurroundings(joined, evidence),
  ]
}

const say = (key: string, label: string, value: string): Fact => ({ key, label, value, why: null })
const miss = (key: string, label: string, why: string): Fact => ({ key, label, value: null, why })

function tell<T>(
  key: string,
  label: string,
  known: Known<T> | null,
  toWords: (value: T) => string,
  none = untold,
): Fact {
  if (known === null) return miss(key, label, none)
  return isUnavailable(known) ? miss(key, label, known.why) : say(key, label, toWords(known))
}

function toIdentity({ schedule, workflowName }: JoinedSchedule, evidence: ScheduleEvidence) {
  const names = (all: readonly { readonly name: string }[]) =>
    all.map(({ name }) => name).join(', ') || 'None'
  return [
    say('workflow', 'Workflow', workflowName ?? 'Gone'),
    tell('version', 'Version that runs', schedule.versionId, (id) => id),
    tell('collections', 'Collections', evidence.collections, names),
    say('comment', 'Comment', schedule.comment || 'None'),
    tell('created', 'Created', schedule.createdAt, (at) => at),
    tell('changed', 'Last changed', schedule.lastModifiedAt, (at) => at),
  ]
}

const states = {
  active: 'Active',
  inactive: 'Inactive',
  no_access: 'Without access',
  missing: 'Not on the Server',
} as const

function toOwnerFacts({ owner }: JoinedSchedule, { owner: known }: ScheduleEvidence) {
  const gone = 'The owner is not on the Server.'
  const facts = [
    say('owner', 'Owner', owner.email === '' ? owner.name : `${owner.name} (${owner.email})`),
    say('ownerState', 'State of the owner', states[owner.state]),
  ]
  if (!known)
    return [...facts, miss('ownerRole', 'Role', gone), miss('ownerSeen', 'Last sign-in', gone)]
  return [
    ...facts,
    tell('ownerRole', 'Role', known.role, (role) => role, 'The Server’s default decides.'),
    tell('ownerLocked', 'Account locked', toYesNo(known.isLocked), (word) => word),
    tell('ownerMaySchedule', 'May schedule', toYesNo(known.canSchedule), (word) => word),
    say('ownerSeen', 'Last sign-in', known.lastSignInAt ?? 'Never'),
  ]
}

const toYesNo = (value: boolean | null) => (value === null ? null : value ? 'Yes' : 'No')

function toTimes({ schedule }: JoinedSchedule, { rule, runs }: ScheduleEvidence) {
  const { endAt, frequency, isEnabled, nextRunAt, startAt, timeZone } = schedule
  const noRule = 'The Server tells no rules, and this one was not written or confirmed here.'
  const toWords = (words: string) => (rule.origin === 'inferred' ? `${words} (inferred)` : words)
  return [
    say('state', 'State', isEnabled ? 'On' : 'Off'),
    say('frequency', 'Frequency', frequency || 'Not known'),
    tell('rule', 'Rule', rule.rule === null ? null : rule.words, toWords, noRule),
    say('timeZone', 'Time zone', timeZone || 'None, so UTC'),
    tell('start', 'First instant', startAt, (at) => at),
    say('end', 'Last instant', endAt ?? 'None'),
    say('nextRun', 'Next run', nextRunAt ?? 'None'),
    tell('nextRuns', 'Next runs', runs, ({ startsMs }) => {
      const first = Array.from(startsMs).slice(0, shownRuns)
      if (first.length === 0) return 'None'
      return first
        .map((atMs) => `${sayInstant(atMs, timeZone)} = ${sayInstant(atMs, '')}`)
        .join('; ')
    }),
  ]
}

function toPast({ schedule }: JoinedSchedule, { duration, history }: ScheduleEvidence) {
  const { lastError, lastRunAt, runCount } = schedule
  return [
    say('lastRun', 'Last run', lastRunAt ?? 'Never'),
    say('lastError', 'Last error', lastError || 'None'),
    tell('runCount', 'Runs so far', runCount, (count) => String(count)),
    tell('failures', 'Failures in a row', history, ({ failuresInARow, isMixed }) =>
      isMixed ? `${failuresInARow} (runs by hand are among them)` : String(failuresInARow),
    ),
    tell('duration', 'Duration', duration, ({ seconds, source }) => `${seconds} s (${source})`),
  ]
}

function toSurroundings({ schedule, credentialName }: JoinedSchedule, evidence: ScheduleEvidence) {
  const { credential, load, twins } = evidence
  const { credentialId, priority, workerTag } = schedule
  const toCredential = ({ isSharedWithOwner }: { readonly isSharedWithOwner: boolean }) =>
    `${credentialName} (${isSharedWithOwner ? 'shared' : 'not shared'} with the owner)`
  return [
    say('priority', 'Priority', priority || 'Not known'),
    say('workerTag', 'Worker tag', workerTag || 'None'),
    credential === 'missing'
      ? say('credential', 'Credential', `${credentialId}, which is gone`)
      : credential === null
        ? say('credential', 'Credential', 'None of its own')
        : tell('credential', 'Credential', credential, toCredential),
    tell('load', 'Waits for a slot', load, ({ firstWait }) =>
      firstWait ? `First at ${sayInstant(firstWait.atMs, schedule.timeZone)}` : 'Not foreseen',
    ),
    tell('twins', 'Does the same', twins, (names) => names.join(', ') || 'None'),
  ]
}
