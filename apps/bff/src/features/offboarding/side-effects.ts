import type { OffboardingOptions, SideEffect } from '@curator/console-contract/offboarding'
import type { Studios } from '../../directory/studio-book.ts'
import { joinWords, toName } from '../../plans/planned/words.ts'
import type { LeaverFacts, OffboardingFacts } from './leaver-facts.ts'
import type { PlannedLeaver, SignIn } from './offboarding-plan.ts'
import { listRepairs } from './repairs.ts'
import { toStudioEffects } from './studio-effects.ts'
import { listHandedOver } from './successor-rules.ts'

/** Names that a side effect carries. */
const mostDetails = 50

/** What follows from offboarding one leaver, the worst first. */
export function listSideEffects(
  { blocks, facts }: Pick<PlannedLeaver, 'blocks' | 'facts'>,
  all: OffboardingFacts,
  options: OffboardingOptions,
  setting: { readonly signIn: SignIn; readonly studios: Studios },
): SideEffect[] {
  const isMovingWorkflows = listHandedOver(facts, options).includes('workflows')
  return [
    ...blocks.map((sentence) => toEffect('blocked', 'successor', sentence)),
    ...listRepairs(facts, all, options).map(({ kind, sentence, details }) =>
      toEffect('warning', kind, sentence, details),
    ),
    ...(isMovingWorkflows ? toStudioEffects(facts, setting.studios) : []),
    ...toSuccessorEffects(facts, options),
    ...toAccountEffects(facts, options, setting.signIn),
    ...toLossEffects(facts, options),
    ...toUnknownEffects(all),
  ]
}

function toEffect(
  severity: SideEffect['severity'],
  kind: SideEffect['kind'],
  sentence: string,
  details: readonly string[] = [],
): SideEffect {
  return { severity, kind, sentence, details: details.slice(0, mostDetails) }
}

function toSuccessorEffects(facts: LeaverFacts, options: OffboardingOptions): SideEffect[] {
  const { successor } = facts
  const moved = listHandedOver(facts, options)
  if (!successor || moved.length === 0) return []
  const name = toName(successor.user)
  const { role, rule } = successor.role
  const isUnsure = rule !== 'own_role' && role !== 'Artisan' && role !== 'Curator'
  return [
    ...(isUnsure
      ? [
          toEffect(
            'warning',
            'successor',
            `${name} has the role Default, and the console can’t read what the Server makes of it. If it is less than Artisan, the Server refuses to hand over.`,
          ),
        ]
      : []),
    ...(moved.includes('schedules') && successor.user.canScheduleJobs === false
      ? [
          toEffect(
            'warning',
            'successor',
            `${name} may not schedule jobs. The schedules are handed over, but ${name} can’t change them until that is allowed.`,
          ),
        ]
      : []),
  ]
}

function toAccountEffects(
  { user }: LeaverFacts,
  options: OffboardingOptions,
  signIn: SignIn,
): SideEffect[] {
  if (options.end !== 'deactivate') return []
  const name = toName(user)
  const groups = user.groups.map((group) => group.name)
  return [
    ...(user.isApiEnabled === true
      ? [
          toEffect(
            'warning',
            'account',
            `${name} has API access. Whatever signs in with the keys of this account stops working; make sure that it is not the account of this console’s own key.`,
          ),
        ]
      : []),
    ...(groups.length > 0
      ? [
          toEffect(
            'info',
            'group',
            `${name} leaves ${groups.length === 1 ? 'the group' : `${groups.length} groups`}; undo and reactivation give ${groups.length === 1 ? 'it' : 'them'} back.`,
            groups,
          ),
        ]
      : []),
    ...(signIn === 'windows'
      ? [
          toEffect(
            'info',
            'account',
            `Windows sign-in knows no inactive users: ${name} gets the role No Access instead.`,
          ),
        ]
      : []),
  ]
}

/** What nobody gets: results of past runs, and memberships that the successor does not have. */
function toLossEffects(facts: LeaverFacts, options: OffboardingOptions): SideEffect[] {
  const { successor } = facts
  const name = toName(facts.user)
  const moved = listHandedOver(facts, options)
  if (!successor || moved.length === 0) return []
  const heir = toName(successor.user)
  const owned = new Set(facts.collections.map(({ id }) => id))
  const had = new Set(successor.reach.collections.map(({ id }) => id))
  const lost = facts.reach.collections.filter(({ id }) => !had.has(id) && !owned.has(id))
  return [
    ...(moved.includes('workflows')
      ? [
          toEffect(
            'info',
            'account',
            `Results of past runs stay with ${name}; ${heir} sees those of new runs.`,
          ),
        ]
      : []),
    ...(lost.length > 0
      ? [
          toEffect(
            'info',
            'collection',
            `${name} reaches ${joinWords([lost.length === 1 ? 'a collection' : `${lost.length} collections`])} that ${heir} does not.`,
            lost.map((each) => each.name),
          ),
        ]
      : []),
  ]
}

const contentWords = {
  workflow: 'Workflows',
  schedule: 'Schedules',
  collection: 'Collections',
  credential: 'Credentials',
  'data-connection': 'Data connections',
} as const

function toUnknownEffects({ why }: OffboardingFacts): SideEffect[] {
  return Object.entries(why).map(([kind, reason]) =>
    toEffect(
      'warning',
      'not_known',
      `${contentWords[kind as keyof typeof contentWords]} could not be read, so what follows for them is not known: ${reason}`,
    ),
  )
}
