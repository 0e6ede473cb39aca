import type { ConnectionId } from '@curator/console-contract/ids'
import type { Clock } from '../../core/clock.ts'
import type { ForecastRuns, Stretch } from '../../schedules/load/to-run-table.ts'
import { dayMs } from '../../schedules/rules/local-time.ts'

/** Runs that the Server expects in a stretch; pieces may reach beyond it. */
export interface Forecast {
  readonly pieces: readonly ForecastRuns[]
  /** When the oldest piece was asked for: milliseconds since 1970. */
  readonly takenAtMs: number
}

export interface ForecastBookDeps {
  readonly listRuns: (connectionId: ConnectionId, stretch: Stretch) => Promise<ForecastRuns>
  readonly clock: Clock
}

interface Piece {
  readonly runs: Promise<ForecastRuns>
  /** What the schedules were when it was asked for. */
  readonly mark: string
  readonly takenAtMs: number
  readonly askedMs: number
}

/** A piece that has come, and one that is on its way. */
interface Place {
  shown: Piece | null
  asking: Piece | null
}

/** A reply has some 10 MiB at the most with 5,000 schedules, and every picture finds the pieces of the others. */
const pieceMs = 5 * dayMs
/** A stretch of 45 days touches ten of them; some more for people who look at different ones. */
const keptPlaces = 30
const freshMs = 10 * 60_000
/** An aged piece is still shown while a new one is on its way: a picture says how old it is. */
const shownMs = 60 * 60_000
const askedAtOnce = 3
/** A Server that has just said no is not asked by every picture. */
const refusedMs = 30_000

/**
 * Keeps what Servers forecast, in pieces that begin at full days. A piece ages after ten minutes and when the schedules
 * are not what they were (`mark`); callers who ask for the same one at the same time share the question.
 */
export class ForecastBook {
  readonly #deps: ForecastBookDeps
  readonly #places = new Map<ConnectionId, Map<number, Place>>()
  readonly #refusals = new Map<
    ConnectionId,
    { readonly untilMs: number; readonly error: unknown }
  >()

  constructor(deps: ForecastBookDeps) {
    this.#deps = deps
  }

  /** Throws what the Server answered. */
  async find(connectionId: ConnectionId, stretch: Stretch, mark: string): Promise<Forecast> {
    const nowMs = this.#deps.clock.now().getTime()
    const numbers = listNumbers(stretch, nowMs)
    const found = new Map<number, { runs: ForecastRuns; takenAtMs: number }>()
    const waiting = [...numbers]
    const work = async () => {
      for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) {
        const piece = this.#open(connectionId, number, mark)
        found.set(number, { runs: await piece.runs, takenAtMs: piece.takenAtMs })
      }
    }
    await Promise.all(Array.from({ length: askedAtOnce }, work))
    const pieces = numbers.flatMap((number) => found.get(number) ?? [])
    return {
      pieces: pieces.map(({ runs }) => runs),
      takenAtMs: Math.min(nowMs, ...pieces.map(({ takenAtMs }) => takenAtMs)),
    }
  }

  #open(connectionId: ConnectionId, number: number, mark: string): Piece {
    const place = this.#placeOf(connectionId, number)
    const { shown } = place
    const ageMs =
      shown?.mark === mark
        ? this.#deps.clock.monotonicMs() - shown.askedMs
        : Number.POSITIVE_INFINITY
    if (shown && ageMs < freshMs) return shown
    const asking =
      place.asking?.mark === mark ? place.asking : this.#ask(connectionId, number, mark, place)
    return shown && ageMs < shownMs ? shown : asking
  }

  #placeOf(connectionId: ConnectionId, number: number): Place {
    const places = this.#places.get(connectionId) ?? new Map<number, Place>()
    this.#places.set(connectionId, places)
    const place = places.get(number) ?? { shown: null, asking: null }
    places.delete(number)
    places.set(number, place)
    const [oldest] = places.keys()
    if (places.size > keptPlaces && oldest !== undefined) places.delete(oldest)
    return place
  }

  #ask(connectionId: ConnectionId, number: number, mark: string, place: Place): Piece {
    const { clock } = this.#deps
    const stretch = { fromMs: number * pieceMs, toMs: (number + 1) * pieceMs }
    const piece: Piece = {
      runs: this.#listRuns(connectionId, stretch),
      mark,
      takenAtMs: clock.now().getTime(),
      askedMs: clock.monotonicMs(),
    }
    place.asking = piece
    const end = (isThere: boolean) => {
      if (place.asking !== piece) return
      place.asking = null
      if (isThere) place.shown = piece
    }
    piece.runs.then(
      () => end(true),
      () => end(false),
    )
    return piece
  }

  async #listRuns(connectionId: ConnectionId, stretch: Stretch): Promise<ForecastRuns> {
    const refusal = this.#refusals.get(connectionId)
    if (refusal && this.#deps.clock.monotonicMs() < refusal.untilMs) throw refusal.error
    try {
      return await this.#deps.listRuns(connectionId, stretch)
    } catch (error) {
      const untilMs = this.#deps.clock.monotonicMs() + refusedMs
      this.#refusals.set(connectionId, { untilMs, error })
      throw error
    }
  }
}

/** Numbers of the pieces of a stretch that are not over yet: nobody forecasts the past. */
function listNumbers({ fromMs, toMs }: Stretch, nowMs: number): number[] {
  const first = Math.floor(Math.max(fromMs, nowMs) / pieceMs)
  const last = Math.ceil(toMs / pieceMs)
  return Array.from({ length: Math.max(0, last - first) }, (_, place) => first + place)
}
