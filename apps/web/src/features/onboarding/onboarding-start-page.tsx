import {
  type ConnectionId,
  connectionId as connectionIdSchema,
} from '@curator/console-contract/ids'
import { ContactRound, History } from 'lucide-react'
import { useNavigate, useParams } from 'react-router'
import { useConnection } from '../../api/connections.queries.ts'
import { toProblemText } from '../../api/problem-text.ts'
import { usePermission } from '../../api/session.queries.ts'
import { paths } from '../../paths.ts'
import { SheetForm } from '../../sheets/sheet-form.tsx'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { BulkStepper } from '../../ui/bulk-stepper.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { CellRulesPanel } from './cell-rules-panel.tsx'
import { useCreateSheet } from './onboarding.queries.ts'
import { TemplatePanel } from './template-panel.tsx'

/** Where onboarding begins: bring a sheet as a file or a paste, or take a template. */
export function OnboardingStartPage() {
  const connectionId = readConnectionId(useParams().connectionId)
  if (!connectionId) return <ProblemPanel title="This address names no connection." />
  return <StartView key={connectionId} connectionId={connectionId} />
}

const pasteExample = 'Email\tFirst name\tLast name\tRole\tGroups'

function readConnectionId(value: string | undefined): ConnectionId | null {
  return connectionIdSchema.safeParse(value).data ?? null
}

function StartView({ connectionId }: { readonly connectionId: ConnectionId }) {
  const navigate = useNavigate()
  const connection = useConnection(connectionId)
  const canPlan = usePermission('plans.write')
  const create = useCreateSheet()
  const name = connection?.name ?? connectionId
  const handleSheet = (fileName: string, bytes: Uint8Array<ArrayBuffer>) =>
    create.mutate(
      { connectionId, fileName, bytes },
      {
        onSuccess: (sheet) =>
          void navigate(paths.onboardingSheet(connectionId, sheet.id, 'columns')),
      },
    )
  return (
    <Page>
      <BulkStepper current="sheet" links={{}} />
      <PageHeader
        title="Onboard users"
        description={
          <>
            Bring a sheet of people. You see and confirm what would change on{' '}
            <strong>{name}</strong> before anything is written.
          </>
        }
        action={
          <>
            <LinkButton to={paths.jobProfiles(connectionId)} icon={ContactRound}>
              Job profiles
            </LinkButton>
            <LinkButton to={paths.runs()} icon={History}>
              Earlier runs
            </LinkButton>
          </>
        }
      />
      {create.error && <ActionProblem {...toProblemText(create.error)} />}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        {canPlan ? (
          <SheetForm
            pasteExample={pasteExample}
            isPending={create.isPending}
            onSheet={handleSheet}
          />
        ) : (
          <Notice tone="info">
            Your role may look, but not plan changes. Ask an administrator of this console for the
            role of an operator.
          </Notice>
        )}
        <div className="flex flex-col gap-4">
          <TemplatePanel connectionId={connectionId} />
          <CellRulesPanel />
        </div>
      </div>
    </Page>
  )
}
