import { type UserFlag, userFlags } from '@curator/console-contract/users'
import type { StoredUser } from './stored-user.ts'

type Answer = 'yes' | 'no' | 'unknown'

/** Three bits for each flag: of what it can be, exactly one is set. Eight flags fit a small integer. */
const answerBits: Record<Answer, number> = { yes: 1, no: 2, unknown: 4 }
const bitsEach = 3

function toBit(index: number, answer: Answer): number {
  return answerBits[answer] << (index * bitsEach)
}

/** The flags of a user as bits; compared with `toFlagMasks`. */
export function toFlagBits(user: StoredUser): number {
  return userFlags.reduce((bits, flag, index) => {
    const held = user[flag]
    return bits | toBit(index, held === null ? 'unknown' : held ? 'yes' : 'no')
  }, 0)
}

/** One mask for each flag that is asked for: a user must have a bit of every mask. */
export function toFlagMasks(wanted: Readonly<Record<UserFlag, readonly Answer[]>>): number[] {
  return userFlags
    .map((flag, index) => wanted[flag].reduce((mask, answer) => mask | toBit(index, answer), 0))
    .filter((mask) => mask !== 0)
}
