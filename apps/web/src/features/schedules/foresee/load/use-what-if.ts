import type { ScheduleId } from '@curator/console-contract/ids'
import type { LoadCurve } from '@curator/console-contract/schedule-forecast'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { stepMinutes } from '../behind/behind-place.ts'
import { foreseeQueries, useProposeSpread } from '../foresee.queries.ts'
import type { Sight } from '../sight.ts'
import { loadText } from './load-text.ts'

/** A schedule that is tried at another time. */
export type TriedMove = {
  readonly scheduleId: ScheduleId
  readonly name: string
  readonly minutes: number
  readonly reason: string
}
type Named = Pick<TriedMove, 'scheduleId' | 'name'>

export type WhatIf = ReturnType<typeof useWhatIf>

/**
 * Moves that are tried and the load they make. They are a draft of this page: leaving it throws them away, a plan keeps
 * them.
 */
export function useWhatIf({ query }: Sight) {
  const [moves, setMoves] = useState<readonly TriedMove[]>([])
  const [fixed, setFixed] = useState<readonly Named[]>([])
  const proposing = useProposeSpread()
  const asked = useMemo(
    () => moves.map(({ minutes, scheduleId }) => ({ minutes, scheduleId })),
    [moves],
  )
  const moved = useQuery(foreseeQueries.moved(query, stepMinutes, asked))
  const isMoved = moves.length > 0 && moved.data !== undefined
  const loads: { readonly before?: readonly LoadCurve[]; readonly after?: readonly LoadCurve[] } =
    isMoved ? { before: moved.data.before, after: moved.data.after } : {}
  const remove = (id: ScheduleId) =>
    setMoves((before) => before.filter(({ scheduleId }) => scheduleId !== id))
  return {
    moves,
    fixed,
    loads,
    isComputing: moved.isFetching,
    error: moved.error ?? proposing.error,
    isProposing: proposing.isPending,
    isNothingProposed: proposing.data?.moves.length === 0,
    /** Puts a move in, in place of one of the same schedule. */
    put: (named: Named, minutes: number, reason: string = loadText.byHand) =>
      setMoves((before) => {
        const move = { ...named, minutes, reason }
        return before.some(({ scheduleId }) => scheduleId === named.scheduleId)
          ? before.map((each) =>
              each.scheduleId === named.scheduleId ? { ...each, minutes } : each,
            )
          : [...before, move]
      }),
    remove,
    /** It stays where it is, also in proposals. */
    fix: ({ name, scheduleId }: Named) => {
      remove(scheduleId)
      setFixed((before) => [...before, { name, scheduleId }])
    },
    release: (id: ScheduleId) =>
      setFixed((before) => before.filter(({ scheduleId }) => scheduleId !== id)),
    clear: () => setMoves([]),
    /** Asks for moves in place of those there are. */
    propose: (maxMinutes: number) =>
      proposing.mutate(
        { query, stepMinutes, maxMinutes, fixed: fixed.map(({ scheduleId }) => scheduleId) },
        { onSuccess: (answer) => setMoves(answer.moves) },
      ),
  }
}
