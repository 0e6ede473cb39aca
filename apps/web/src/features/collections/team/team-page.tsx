import type { Connection } from '@curator/console-contract/connections'
import type { UserId } from '@curator/console-contract/ids'
import { type ServerRoleName, serverRoleLabels } from '@curator/console-contract/server-roles'
import { type ReactNode, useState } from 'react'
import { toFieldErrors, toProblemText } from '../../../api/problem-text.ts'
import { usePermission } from '../../../api/session.queries.ts'
import { ExpiryField, neverEnds, toExpiry } from '../../../memberships/expiry-field.tsx'
import { noRights } from '../../../memberships/rights.ts'
import { RightsField } from '../../../memberships/rights-field.tsx'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { countPeople } from '../../../people/count-people.ts'
import { type ChosenPerson, PeopleField } from '../../../people/people-field.tsx'
import { PersonPicker } from '../../../people/person-picker.tsx'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Page, Panel } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { text } from '../collections-text.ts'
import { AssetsField, type ChosenAsset, idsOf } from '../fields/assets-field.tsx'
import { usePlanTeam } from './team.queries.ts'

/** A group with No Access would lock out whoever it decides for. */
const roles: readonly ServerRoleName[] = ['Evaluated', 'Viewer', 'Member', 'Artisan', 'Curator']
const roleChoices = roles.map((key) => ({ key, text: serverRoleLabels[key] }))

const emptyDraft = {
  groupName: '',
  role: 'Evaluated' as ServerRoleName,
  people: [] as readonly ChosenPerson[],
  collectionName: '',
  owner: undefined as { readonly id: UserId; readonly email: string } | undefined,
  rights: noRights,
  expiry: neverEnds,
  workflows: [] as readonly ChosenAsset[],
}
type TeamDraft = typeof emptyDraft

/** Recipe for a new team: group, people, collection, rights and workflows as one plan. */
export function TeamPage() {
  return (
    <ConnectionPage>
      {(connection) => <Team key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}

function Team({ connection }: { readonly connection: Connection }) {
  const canPlan = usePermission('plans.write')
  const plan = usePlanTeam(connection.id)
  const [draft, setDraft] = useState<TeamDraft>(emptyDraft)
  const expiresAt = toExpiry(draft.expiry)
  const isReady =
    draft.groupName.trim() !== '' && draft.collectionName.trim() !== '' && expiresAt !== undefined
  const makePlan = () => {
    if (expiresAt === undefined) return
    plan.mutate({
      groupName: draft.groupName.trim(),
      role: draft.role,
      memberIds: draft.people.map(({ id }) => id),
      collectionName: draft.collectionName.trim(),
      ownerId: draft.owner?.id ?? null,
      rights: draft.rights,
      expiresAt,
      workflowIds: idsOf(draft.workflows),
    })
  }
  const fields = {
    connection,
    draft,
    faults: toFieldErrors(plan.error),
    onChange: (patch: Partial<TeamDraft>) => setDraft((now) => ({ ...now, ...patch })),
  }
  return (
    <Page>
      <PageHeader
        title={text.teamTitle}
        crumbs={[{ text: text.title, to: paths.collections(connection.id) }]}
        description={connection.name}
      />
      <p className="max-w-prose text-muted">{text.teamIntro}</p>
      {!canPlan && <Notice tone="info">{text.noPlan}</Notice>}
      {canPlan && (
        <>
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <GroupPart {...fields} />
            <CollectionPart {...fields} />
          </div>
          {plan.error && <ActionProblem {...toProblemText(plan.error)} />}
          <div className="flex flex-wrap items-center justify-end gap-3">
            <span className="text-muted">{text.nothingWritten}</span>
            <Button
              variant="primary"
              isDisabled={!isReady}
              isPending={plan.isPending}
              onPress={makePlan}
            >
              Plan the team with {countPeople(draft.people.length)}
            </Button>
          </div>
        </>
      )}
    </Page>
  )
}

type PartProps = {
  readonly connection: Connection
  readonly draft: TeamDraft
  readonly faults: Readonly<Record<string, string>>
  readonly onChange: (patch: Partial<TeamDraft>) => void
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Panel label={title}>
      <div className="flex flex-col gap-4 p-4">
        <h2 className="text-lg font-semibold">{title}</h2>
        {children}
      </div>
    </Panel>
  )
}

function GroupPart({ connection, draft, faults, onChange }: PartProps) {
  return (
    <Part title="Group and people">
      <TextField
        label="Name of the group"
        value={draft.groupName}
        maxLength={255}
        error={faults.groupName}
        onChange={(groupName) => onChange({ groupName })}
      />
      <Select
        label="Role"
        description="The role reaches members whose own role is Default."
        items={roleChoices}
        value={draft.role}
        onChange={(role) => onChange({ role })}
      />
      <PeopleField
        label="People of the team"
        connectionId={connection.id}
        people={draft.people}
        onChange={(people) => onChange({ people })}
      />
    </Part>
  )
}

function CollectionPart({ connection, draft, faults, onChange }: PartProps) {
  return (
    <Part title="Collection and rights">
      <TextField
        label="Name of the collection"
        value={draft.collectionName}
        maxLength={255}
        error={faults.collectionName}
        onChange={(collectionName) => onChange({ collectionName })}
      />
      <PersonPicker
        label="Owner, if it is to be handed over"
        connectionId={connection.id}
        chosen={draft.owner}
        onChange={(owner) => onChange({ owner })}
      />
      <RightsField value={draft.rights} onChange={(rights) => onChange({ rights })} />
      <ExpiryField value={draft.expiry} onChange={(expiry) => onChange({ expiry })} />
      <AssetsField
        label="Workflows"
        connectionId={connection.id}
        kind="workflow"
        assets={draft.workflows}
        onChange={(workflows) => onChange({ workflows })}
      />
    </Part>
  )
}
