import type { Clock } from '../core/clock.ts'
import { AlteryxFailure } from './alteryx-failure.ts'
import type { Redactor } from './redactor.ts'
import { type GrantedToken, toBasic } from './token-request.ts'

export interface AccessTokenOptions {
  readonly clientId: string
  readonly readSecret: () => Promise<string>
  /** Throws an `AlteryxFailure` that is never `unclear`. */
  readonly request: (secret: string) => Promise<GrantedToken>
  readonly redactor: Redactor
  readonly clock: Clock
  readonly random: () => number
}

interface HeldToken {
  readonly value: string
  readonly renewAtMs: number
  readonly expiresAtMs: number
  readonly fetchedAtMs: number
  readonly isReplacement: boolean
}

interface Rejection {
  readonly secret: string
  readonly untilMs: number
  readonly failure: AlteryxFailure
}

const renewBeforeMs = 120_000
/** A token is still sent so long before its end when it can't be renewed. */
const lastMomentMs = 5_000
/** A refused key is not offered again for so long: waiting calls must not lock it out. */
const rejectionMs = 10_000
/** A replacement this young that is refused again is not replaced once more. */
const freshMs = 2_000
const retryDelaysMs = [300, 1_000]
const longestAskedPauseMs = 5_000

/** The token of one connection: cached, renewed early, asked for once however many calls wait. */
export class AccessToken {
  readonly #options: AccessTokenOptions
  #held: HeldToken | null = null
  #pending: Promise<HeldToken> | null = null
  #rejection: Rejection | null = null

  constructor(options: AccessTokenOptions) {
    this.#options = options
  }

  async get(): Promise<string> {
    const current = this.#held
    if (current && this.#nowMs() < current.renewAtMs) return current.value
    try {
      return (await this.#fetchOnce(false)).value
    } catch (error) {
      // Renewing starts early so that a short trouble of the token endpoint stops nobody.
      const isUsable = current && this.#nowMs() < current.expiresAtMs - lastMomentMs
      if (isUsable && this.#held === current) return current.value
      throw error
    }
  }

  /**
   * A token other than the one the Server refused. Throws the failure `refusal` when that one was itself just fetched
   * because of a refusal: then the token is not what is wrong.
   */
  async replace(refused: string, refusal: AlteryxFailure): Promise<string> {
    const held = this.#held
    if (held && held.value !== refused) return held.value
    if (held?.isReplacement && this.#nowMs() - held.fetchedAtMs < freshMs) throw refusal
    this.#held = null
    return (await this.#fetchOnce(true)).value
  }

  #nowMs(): number {
    return this.#options.clock.monotonicMs()
  }

  #fetchOnce(isReplacement: boolean): Promise<HeldToken> {
    this.#pending ??= this.#fetch(isReplacement).finally(() => {
      this.#pending = null
    })
    return this.#pending
  }

  async #fetch(isReplacement: boolean): Promise<HeldToken> {
    const { clientId, readSecret, redactor } = this.#options
    const secret = await readSecret()
    if (this.#rejection?.secret === secret && this.#nowMs() < this.#rejection.untilMs) {
      throw this.#rejection.failure
    }
    redactor.add(secret)
    redactor.add(toBasic(clientId, secret))
    for (let attempt = 0; ; attempt += 1) {
      const sentMs = this.#nowMs()
      try {
        const { lifeMs, value } = await this.#options.request(secret)
        redactor.add(value)
        this.#held = {
          value,
          renewAtMs: sentMs + lifeMs - Math.min(renewBeforeMs, lifeMs / 2),
          expiresAtMs: sentMs + lifeMs,
          fetchedAtMs: this.#nowMs(),
          isReplacement,
        }
        return this.#held
      } catch (error) {
        await this.#pauseOrThrow(error, attempt, secret)
      }
    }
  }

  async #pauseOrThrow(error: unknown, attempt: number, secret: string): Promise<void> {
    if (!(error instanceof AlteryxFailure)) throw error
    const { kind, retryAfterMs } = error.facts
    if (kind === 'credentials') {
      this.#rejection = { secret, untilMs: this.#nowMs() + rejectionMs, failure: error }
      throw error
    }
    const delayMs = retryDelaysMs[attempt]
    if (delayMs === undefined) throw error
    const askedMs = Math.min(retryAfterMs ?? 0, longestAskedPauseMs)
    await this.#options.clock.sleep(askedMs + delayMs * (0.5 + this.#options.random() / 2))
  }
}
