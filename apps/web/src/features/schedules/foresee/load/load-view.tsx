import { useQuery } from '@tanstack/react-query'
import { FlaskConical, ServerCog } from 'lucide-react'
import { useState } from 'react'
import { usePermission } from '../../../../api/session.queries.ts'
import { Button } from '../../../../ui/button.tsx'
import { stepMinutes } from '../behind/behind-place.ts'
import { foreseeQueries } from '../foresee.queries.ts'
import { stretchWords } from '../foresee-words.ts'
import { Segments } from '../marks/segments.tsx'
import { Picture } from '../picture.tsx'
import type { Sight } from '../sight.ts'
import { LoadCurvePanel } from './load-curve-panel.tsx'
import { LoadTable } from './load-table.tsx'
import { loadText } from './load-text.ts'
import { SlotsDialog } from './slots-dialog.tsx'
import { useWhatIf } from './use-what-if.ts'
import { WhatIfPanel } from './what-if-panel.tsx'

const spans = [
  { key: 'day', text: loadText.day },
  { key: 'week', text: loadText.week },
] as const

/** Load of each worker tag against its slots, and what it would be after moves. */
export function LoadView({ sight }: { readonly sight: Sight }) {
  const { change, connection, search, stretch, zone } = sight
  const query = useQuery(foreseeQueries.load(sight.query, stepMinutes))
  const whatIf = useWhatIf(sight)
  const canPlan = usePermission('plans.write')
  const [isSlotsOpen, setSlotsOpen] = useState(false)
  const isTrying = search.whatIf === 'yes'
  const { after, before } = whatIf.loads
  const label = `Load, ${stretchWords('load', sight.day, stretch)}`
  return (
    <>
      {isTrying && <WhatIfPanel sight={sight} whatIf={whatIf} canPlan={canPlan} />}
      <Picture
        sight={sight}
        query={query}
        label={label}
        tools={
          <>
            <Segments
              label={loadText.span}
              choices={spans}
              chosen={search.span}
              onChange={(span) => change({ span, behind: undefined })}
            />
            {canPlan && (
              <Button size="small" icon={ServerCog} onPress={() => setSlotsOpen(true)}>
                {loadText.slots}
              </Button>
            )}
            <Button
              size="small"
              icon={FlaskConical}
              onPress={() => change({ whatIf: isTrying ? 'no' : 'yes' })}
            >
              {isTrying ? loadText.endWhatIf : loadText.whatIf}
            </Button>
          </>
        }
        picture={({ curves }) =>
          (isTrying && after ? after : curves).map((curve) => (
            <LoadCurvePanel
              key={curve.workerTag}
              sight={sight}
              curve={curve}
              before={
                isTrying
                  ? before?.find(({ workerTag }) => workerTag === curve.workerTag)
                  : undefined
              }
            />
          ))
        }
        table={({ curves }) => (
          <LoadTable caption={label} curves={isTrying && after ? after : curves} zone={zone} />
        )}
      />
      {isSlotsOpen && (
        <SlotsDialog connectionId={connection.id} onClose={() => setSlotsOpen(false)} />
      )}
    </>
  )
}
