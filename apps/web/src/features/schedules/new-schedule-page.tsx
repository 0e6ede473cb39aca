import type { Connection } from '@curator/console-contract/connections'
import type { SchedulePriority } from '@curator/console-contract/schedules'
import { ShieldX } from 'lucide-react'
import { useState } from 'react'
import { toFieldErrors, toProblemText } from '../../api/problem-text.ts'
import { usePermission } from '../../api/session.queries.ts'
import { useNow } from '../../lib/now.ts'
import { paths } from '../../paths.ts'
import { ConnectionPage } from '../../people/connection-page.tsx'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { CredentialField } from './fields/credential-field.tsx'
import { WorkerTagField } from './fields/worker-tag-field.tsx'
import { WorkflowField } from './fields/workflow-field.tsx'
import { firstStart } from './rules/first-start.ts'
import { RuleBuilder, type RuleWish } from './rules/rule-builder.tsx'
import { toDraft, toRule } from './rules/rule-draft.ts'
import { viewerZone } from './rules/run-words.ts'
import { usePlanCreation } from './schedules.queries.ts'
import { columnLabels, priorityChoices, text } from './schedules-text.ts'

/** A new schedule, up to its plan. */
export function NewSchedulePage() {
  const canPlan = usePermission('plans.write')
  return (
    <ConnectionPage>
      {(connection) => (
        <Page>
          <PageHeader
            title={text.newSchedule}
            crumbs={[{ text: text.title, to: paths.schedules(connection.id) }]}
            description={connection.name}
          />
          {canPlan ? (
            <NewScheduleForm key={connection.id} connection={connection} />
          ) : (
            <Panel>
              <EmptyState icon={ShieldX} title={text.noPlanTitle} text={text.noPlan} />
            </Panel>
          )}
        </Page>
      )}
    </ConnectionPage>
  )
}

const tickMs = 60_000

function NewScheduleForm({ connection }: { readonly connection: Connection }) {
  const nowMs = useNow(tickMs)
  const [fields, setFields] = useState<Fields>(noFields)
  const [wish, setWish] = useState<RuleWish>(() => ({
    draft: toDraft(null, firstStart(nowMs, viewerZone())),
    timeZone: viewerZone(),
  }))
  const create = usePlanCreation(connection.id)
  const { rule } = toRule(wish.draft)
  const name = fields.name.trim()
  const isReady = rule !== undefined && fields.workflowId !== '' && name !== ''
  const handlePlan = () => {
    if (rule) create.mutate({ ...fields, name, rule, timeZone: wish.timeZone })
  }
  return (
    <>
      <Panel label="What runs">
        <h2 className="border-b border-line px-4 py-2 font-semibold">What runs</h2>
        <WhatFields
          connection={connection}
          fields={fields}
          onChange={setFields}
          error={create.error}
        />
      </Panel>
      <Panel label="When it runs">
        <h2 className="border-b border-line px-4 py-2 font-semibold">When it runs</h2>
        <div className="p-4">
          <RuleBuilder wish={wish} onChange={setWish} />
        </div>
      </Panel>
      {create.error && <ActionProblem {...toProblemText(create.error)} />}
      <div className="flex flex-wrap items-center justify-end gap-3">
        <p className="text-sm text-muted">{text.newIntro}</p>
        <Button
          variant="primary"
          isDisabled={!isReady}
          isPending={create.isPending}
          onPress={handlePlan}
        >
          Plan the new schedule
        </Button>
      </div>
    </>
  )
}

type Fields = {
  readonly workflowId: string
  readonly name: string
  readonly comment: string
  readonly priority: SchedulePriority
  readonly workerTag: string
  readonly credentialId: string
}
const noFields: Fields = {
  workflowId: '',
  name: '',
  comment: '',
  priority: 'Default',
  workerTag: '',
  credentialId: '',
}

function WhatFields({
  connection,
  fields,
  onChange,
  error,
}: {
  readonly connection: Connection
  readonly fields: Fields
  readonly onChange: (fields: Fields) => void
  readonly error: Error | null
}) {
  const faults = toFieldErrors(error)
  const set = (patch: Partial<Fields>) => onChange({ ...fields, ...patch })
  return (
    <div className="flex flex-col gap-4 p-4">
      <WorkflowField
        connectionId={connection.id}
        value={fields.workflowId}
        // The name of the workflow is a good name, until somebody wrote another.
        onChange={(workflowId, name) => set({ workflowId, name: fields.name || name })}
      />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          label={columnLabels.name}
          value={fields.name}
          onChange={(name) => set({ name })}
          maxLength={256}
          error={faults.name}
        />
        <TextField
          label={columnLabels.comment}
          isRequired={false}
          value={fields.comment}
          onChange={(comment) => set({ comment })}
          maxLength={1_024}
        />
        <Select
          label={columnLabels.priority}
          items={priorityChoices}
          value={fields.priority}
          onChange={(priority) => set({ priority })}
        />
        <WorkerTagField
          connectionId={connection.id}
          value={fields.workerTag}
          onChange={(workerTag) => set({ workerTag })}
        />
        <CredentialField
          connectionId={connection.id}
          value={fields.credentialId}
          onChange={(credentialId) => set({ credentialId })}
        />
      </div>
    </div>
  )
}
