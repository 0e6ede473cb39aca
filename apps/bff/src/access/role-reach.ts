import { type ServerRoleView, serverRoleLabels } from '@curator/console-contract/server-roles'
import { judgeRole } from '../directory/effective-role.ts'
import type { AccessPerson } from './access-facts.ts'

/** Roles that something can ask for, weakest first. */
const ranked = ['NoAccess', 'Viewer', 'Member', 'Artisan', 'Curator'] as const
export type NeededRole = (typeof ranked)[number]

export interface EffectiveRole {
  /** What the role works out to; `Evaluated` where only the Server's default role decides, which can't be read. */
  readonly role: ServerRoleView
  /** Name of the group that gives it; null: the person's own role. */
  readonly from: string | null
  /** The default role of the Server counts, too, and may be higher. */
  readonly isAtLeast: boolean
}

export function findEffectiveRole(person: AccessPerson): EffectiveRole {
  const { role, rule } = judgeRole(
    person.role,
    person.groups.map((group) => group.role),
  )
  if (rule === 'own_role') return { role: person.role, from: null, isAtLeast: false }
  if (role === null) return { role: 'Evaluated', from: null, isAtLeast: true }
  const from = person.groups.find((group) => group.role === role)?.name ?? null
  return { role: role as ServerRoleView, from, isAtLeast: role !== 'Curator' }
}

/** Whether something holds now. `unknown`: it rests on what can't be read. */
export interface Standing {
  readonly state: 'open' | 'closed' | 'unknown'
  readonly why: string
  /** What stands in the way, where it is the person and not the way. */
  readonly lacks: 'active' | 'role' | null
}

/** Whether a person is active and has a role, or a higher one (reference 3.5). */
export function judgePerson(person: AccessPerson, needed: NeededRole): Standing {
  if (!person.isActive)
    return { state: 'closed', why: `${person.name} is inactive.`, lacks: 'active' }
  const { role, isAtLeast } = findEffectiveRole(person)
  const rank = (ranked as readonly string[]).indexOf(role)
  if (rank >= ranked.indexOf(needed)) return { state: 'open', why: '', lacks: null }
  const wanted = `${serverRoleLabels[needed]}${needed === 'Curator' ? '' : ' or higher'}`
  if (role === 'unknown')
    return {
      state: 'unknown',
      why: `It takes the role ${wanted}; the role of ${person.name} is one that this console does not know.`,
      lacks: 'role',
    }
  if (isAtLeast)
    return {
      state: 'unknown',
      why: `It takes the role ${wanted}. The role of ${person.name} is Default: ${
        role === 'Evaluated' ? 'no group gives one' : `the groups give ${serverRoleLabels[role]}`
      }, and the Server’s own default role can’t be read.`,
      lacks: 'role',
    }
  return {
    state: 'closed',
    why: `It takes the role ${wanted}; ${person.name} has ${serverRoleLabels[role]}.`,
    lacks: 'role',
  }
}
