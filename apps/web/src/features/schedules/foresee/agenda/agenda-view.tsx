import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { toProblemText } from '../../../../api/problem-text.ts'
import { download } from '../../../../lib/download.ts'
import { ActionProblem } from '../../../../ui/action-problem.tsx'
import { Button } from '../../../../ui/button.tsx'
import { runKey, toRunColumns } from '../calendar/run-columns.tsx'
import { foreseeQueries, useExportAgenda } from '../foresee.queries.ts'
import { foreseeText } from '../foresee-text.ts'
import { stretchWords } from '../foresee-words.ts'
import { MarkTable } from '../marks/mark-table.tsx'
import { Picture } from '../picture.tsx'
import type { Sight } from '../sight.ts'

/** What runs next, one by one, and as a file for other calendars. */
export function AgendaView({ sight }: { readonly sight: Sight }) {
  const query = useQuery(foreseeQueries.agenda(sight.query))
  const exporting = useExportAgenda()
  const label = `Runs of ${stretchWords('agenda', sight.day, sight.stretch)}`
  return (
    <>
      {exporting.error && <ActionProblem {...toProblemText(exporting.error)} />}
      <Picture
        sight={sight}
        query={query}
        label={label}
        tools={
          <Button
            icon={Download}
            isPending={exporting.isPending}
            onPress={() => exporting.mutate(sight.query, { onSuccess: download })}
          >
            {foreseeText.ics}
          </Button>
        }
        picture={({ origin, runs }) => (
          <>
            <MarkTable
              caption={label}
              rows={runs}
              keyOf={runKey}
              columns={toRunColumns(sight.connection.id, sight.zone)}
            />
            <p className="border-t border-line px-3 py-2 text-sm text-muted">
              {origin.runCount > runs.length ? foreseeText.next100 : foreseeText.nextAll}
            </p>
          </>
        )}
      />
    </>
  )
}
