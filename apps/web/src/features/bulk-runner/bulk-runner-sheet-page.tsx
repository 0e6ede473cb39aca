import { connectionId, type SheetId, sheetId as sheetIdSchema } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { toProblemText } from '../../api/problem-text.ts'
import { readParam } from '../../lib/read-param.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { bulkRunnerQueries } from './bulk-runner.queries.ts'
import { RunnerSteps } from './runner-steps.tsx'

/** A sheet from its fields to its plan; the step is in the address. */
export function BulkRunnerSheetPage() {
  const params = useParams()
  const connection = readParam(connectionId, params.connectionId)
  const sheetId = readParam(sheetIdSchema, params.sheetId)
  if (!connection || !sheetId) return <ProblemPanel title="This address names no sheet." />
  return <LoadedSheet key={sheetId} sheetId={sheetId} startLink={paths.bulkRunner(connection)} />
}

function LoadedSheet({
  sheetId,
  startLink,
}: {
  readonly sheetId: SheetId
  readonly startLink: string
}) {
  const query = useQuery(bulkRunnerQueries.sheet(sheetId))
  if (query.data) return <RunnerSteps sheet={query.data} />
  if (query.error) {
    return (
      <Page>
        <ProblemPanel
          {...toProblemText(query.error)}
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
        />
        <div className="flex justify-center">
          <LinkButton to={startLink}>Bring a new sheet</LinkButton>
        </div>
      </Page>
    )
  }
  return <SkeletonLines count={10} label="Loading the sheet" />
}
