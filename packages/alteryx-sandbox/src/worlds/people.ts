import type { ServerRole } from '@curator/alteryx-contract/values'
import { series, toObjectId } from '../object-id.ts'
import type { Random } from '../random.ts'
import { type UserRecord, userDefaults } from '../records.ts'
import { firstNames, lastNames } from './names.ts'

/** First and last day on which people of a made-up world were created; fixed, so that worlds never change. */
export const eraStartMs = Date.UTC(2022, 0, 10, 8)
export const eraEndMs = Date.UTC(2026, 5, 30, 17)

const timeZones = [
  'Europe/Berlin',
  'Europe/London',
  'Europe/Paris',
  'Europe/Kiev',
  'America/New_York',
  'America/Chicago',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Asia/Singapore',
  'Australia/Sydney',
  'Africa/Lagos',
  'Africa/Johannesburg',
  'UTC',
] as const
const languages = ['en-us', 'en-us', 'en-us', 'de-de', 'fr-fr', 'es-es', 'ja-jp', 'pt-br'] as const

/** Shares of roles in hundredths, in the order of a large customer: mostly readers, few who administer. */
const roleShares: readonly (readonly [ServerRole, number])[] = [
  ['Viewer', 38],
  ['Member', 18],
  ['Artisan', 22],
  ['Evaluated', 16],
  ['NoAccess', 4],
  ['Curator', 2],
]

/** Makes people one after another, each with an address nobody had before. */
export function createPeople(random: Random): (number: number) => UserRecord {
  const taken = new Map<string, number>()
  return (number) => {
    const first = random.pick(firstNames)
    const last = random.pick(lastNames)
    const local = `${first.mail}.${last.mail}`
    const namesakes = (taken.get(local) ?? 0) + 1
    taken.set(local, namesakes)
    const mail = `${local}${namesakes > 1 ? namesakes : ''}@example.test`
    const createdMs = Math.floor(eraStartMs + random.next() * (eraEndMs - eraStartMs))
    return {
      id: toObjectId(createdMs, series.user, number),
      firstName: first.text,
      lastName: last.text,
      // Some addresses came in by hand with capital letters: look-ups must not care.
      email: random.chance(0.04) ? capitalise(mail) : mail,
      ...traits(random, createdMs),
      dateCreated: new Date(createdMs).toISOString(),
      userGroupIds: [],
    }
  }
}

type Traits = Omit<
  UserRecord,
  'id' | 'firstName' | 'lastName' | 'email' | 'dateCreated' | 'userGroupIds'
>

function traits(random: Random, createdMs: number): Traits {
  const role = pickRole(random)
  const works = role === 'Artisan' || role === 'Curator'
  const neverSignedIn = random.chance(0.09)
  const isActive = !random.chance(0.06)
  return {
    ...userDefaults,
    role,
    defaultWorkerTag: may(random, works, 0.15) ? random.pick(['finance', 'night', 'gpu']) : '',
    canScheduleJobs: may(random, works, 0.7),
    canPrioritizeJobs: may(random, works, 0.2),
    canAssignJobs: may(random, works, 0.15),
    canCreateCollections: may(random, works, 0.5),
    isApiEnabled: role === 'Curator' || may(random, works, 0.1),
    isAccountLocked: random.chance(0.02),
    isActive,
    isValidated: !neverSignedIn,
    lastLoginDateTime: neverSignedIn ? null : lastLogin(random, createdMs, isActive),
    timeZone: pickTimeZone(random),
    language: random.pick(languages),
    canCreateAndUpdateDcm: may(random, works, 0.6),
    canShareForExecutionDcm: may(random, works, 0.4),
    canShareForCollaborationDcm: may(random, works, 0.2),
    canManageGenericVaultsDcm: may(random, role === 'Curator', 0.3),
  }
}

function may(random: Random, allowed: boolean, share: number): boolean {
  return allowed && random.chance(share)
}

function pickRole(random: Random): ServerRole {
  let point = random.below(100)
  for (const [role, share] of roleShares) {
    if (point < share) return role
    point -= share
  }
  return 'Viewer'
}

function lastLogin(random: Random, createdMs: number, isActive: boolean): string {
  // Most of the active people were here in the last weeks of the era; the others long ago.
  const newest = isActive ? eraEndMs : createdMs + (eraEndMs - createdMs) * 0.6
  const back = random.next() ** 4 * (newest - createdMs)
  return new Date(Math.floor(newest - back)).toISOString()
}

function pickTimeZone(random: Random): string | null {
  if (random.chance(0.03)) return null
  return random.chance(0.12) ? '' : random.pick(timeZones)
}

function capitalise(mail: string): string {
  return mail
    .replace(/(^|\.)([a-z])/g, (_all, dot: string, letter: string) => dot + letter.toUpperCase())
    .replace('.Test', '.test')
}
