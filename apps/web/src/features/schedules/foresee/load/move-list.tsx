import { Trash2 } from 'lucide-react'
import { Link } from 'react-router'
import { paths } from '../../../../paths.ts'
import { Button } from '../../../../ui/button.tsx'
import { NumberField } from '../../../../ui/number-field.tsx'
import type { Sight } from '../sight.ts'
import { countMoves, loadText } from './load-text.ts'
import type { WhatIf } from './use-what-if.ts'

/** A day; further makes no sense for what repeats. */
const furthest = 1_440

/** The moves that are tried; each can be changed, taken away, or made to stay in proposals. */
export function MoveList({
  sight: { connection },
  whatIf,
}: {
  readonly sight: Sight
  readonly whatIf: WhatIf
}) {
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-semibold">{countMoves(whatIf.moves.length)}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
      <section tabIndex={0} aria-label={loadText.moves} className="max-h-64 overflow-auto">
        <ul className="divide-y divide-line">
          {whatIf.moves.map((move) => (
            <li
              key={move.scheduleId}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5 pr-2"
            >
              <div className="min-w-0 flex-1 basis-64">
                <Link
                  to={paths.schedule(connection.id, move.scheduleId)}
                  className="wrap-anywhere text-accent-ink hover:underline"
                >
                  {move.name}
                </Link>
                <p className="text-sm text-muted">{move.reason}</p>
              </div>
              <div className="w-24">
                <NumberField
                  label={`${loadText.minutes}: ${move.name}`}
                  isLabelHidden
                  value={move.minutes}
                  minValue={-furthest}
                  maxValue={furthest}
                  onChange={(minutes) => whatIf.put(move, minutes)}
                />
              </div>
              <Button
                size="small"
                aria-label={`${loadText.stays}: ${move.name}`}
                onPress={() => whatIf.fix(move)}
              >
                {loadText.stays}
              </Button>
              <Button
                size="small"
                variant="quiet"
                icon={Trash2}
                aria-label={`${loadText.remove}: ${move.name}`}
                onPress={() => whatIf.remove(move.scheduleId)}
              />
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
