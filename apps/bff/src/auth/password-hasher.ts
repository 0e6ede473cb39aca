import { hash, verify } from '@node-rs/argon2'
import { AppError } from '../core/app-error.ts'

/** Cost of one hash; the defaults are those OWASP names for Argon2id (19 MiB, 2 rounds). */
export interface PasswordCost {
  readonly memoryKib: number
  readonly rounds: number
}

export const passwordCost: PasswordCost = { memoryKib: 19_456, rounds: 2 }

/** Hashes and checks passwords, a few at a time: a flood of sign-ins waits instead of taking memory and all cores. */
export interface PasswordHasher {
  hash(password: string): Promise<string>
  /** Takes as long for an account that does not exist (`undefined`) as for one that does. */
  verify(passwordHash: string | undefined, password: string): Promise<boolean>
}

const waitingMax = 100

/** Throws `too_many_requests` when 100 callers are waiting already. */
export function createPasswordHasher(cost: PasswordCost, atOnce: number): PasswordHasher {
  const settings = { memoryCost: cost.memoryKib, timeCost: cost.rounds, parallelism: 1 }
  const inTurn = createTurns(atOnce)
  let decoy: Promise<string> | undefined
  return {
    hash: (password) => inTurn(() => hash(password, settings)),
    verify: async (passwordHash, password) => {
      decoy ??= hash('no account has this password', settings)
      const against = passwordHash ?? (await decoy)
      const isRight = await inTurn(() => verify(against, password))
      return isRight && passwordHash !== undefined
    },
  }
}

function createTurns(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= atOnce) {
      if (waiting.length >= waitingMax) {
        throw new AppError('too_many_requests', {
          detail: 'Try again in a few seconds.',
          retryAfterSeconds: 5,
        })
      }
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
