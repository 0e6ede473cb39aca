import { userId } from '@curator/console-contract/ids'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { toProblemText } from '../../api/problem-text.ts'
import { usePermission } from '../../api/session.queries.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { AddLeavers } from './add-leavers.tsx'
import { addLeavers, toLeavers } from './leaver-list.ts'
import { LeaverTable } from './leaver-table.tsx'
import { offboardingQueries, usePlanOffboarding } from './offboarding.queries.ts'
import type { OffboardingTabProps } from './offboarding-props.ts'
import { planLeaving, text } from './offboarding-text.ts'
import { OptionsForm } from './options-form.tsx'
import { PreviewPanel } from './preview-panel.tsx'
import { useLeaverDraft } from './use-leaver-draft.ts'

/** Who leaves, what happens to them, and everything that follows from it. */
export function LeaversTab({ connection, search, onChange }: OffboardingTabProps) {
  const canPlan = usePermission('plans.write')
  const { draft, change, forget } = useLeaverDraft(connection.id)
  const plan = usePlanOffboarding(connection.id, forget)
  useTakenPeople(connection.id, search.users, (people) => {
    change({ ...draft, leavers: addLeavers(draft.leavers, people) })
    onChange({ users: undefined }, true)
  })
  if (!canPlan) return <Notice tone="info">{text.noPlan}</Notice>
  const leavers = toLeavers(draft.leavers)
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col gap-4">
        <Panel label={text.whoLeaves}>
          <div className="flex flex-col gap-4 p-4">
            <h2 className="text-lg font-semibold">{text.whoLeaves}</h2>
            <AddLeavers
              connectionId={connection.id}
              onAdd={(more) => change({ ...draft, leavers: addLeavers(draft.leavers, more) })}
            />
            <LeaverTable
              connectionId={connection.id}
              leavers={draft.leavers}
              onChange={(next) => change({ ...draft, leavers: next })}
            />
          </div>
        </Panel>
        <OptionsForm
          options={draft.options}
          onChange={(options) => change({ ...draft, options })}
        />
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        {plan.error && <ActionProblem {...toProblemText(plan.error)} />}
        <PreviewPanel
          connectionId={connection.id}
          leavers={leavers}
          options={draft.options}
          action={
            <Button
              variant="primary"
              isDisabled={leavers.length === 0}
              isPending={plan.isPending}
              onPress={() => plan.mutate({ leavers, options: draft.options })}
            >
              {planLeaving(leavers.length)}
            </Button>
          }
        />
      </div>
    </div>
  )
}

/** Takes over the people that the address names, once. */
function useTakenPeople(
  connectionId: OffboardingTabProps['connection']['id'],
  users: string | undefined,
  onTaken: (people: Parameters<typeof addLeavers>[1]) => void,
): void {
  const client = useQueryClient()
  const taken = useRef<string>(undefined)
  const latest = useRef(onTaken)
  latest.current = onTaken
  useEffect(() => {
    if (!users || taken.current === users) return
    taken.current = users
    const ids = users
      .split(',')
      .slice(0, 50)
      .flatMap((id) => userId.safeParse(id).data ?? [])
    const asked = ids.map((id) =>
      client.ensureQueryData(offboardingQueries.person(connectionId, id)).catch(() => null),
    )
    void Promise.all(asked).then((found) =>
      latest.current(
        found.flatMap((user) =>
          user
            ? [
                {
                  person: {
                    id: user.id,
                    name: `${user.firstName} ${user.lastName}`.trim() || user.email,
                    email: user.email,
                  },
                  successor: null,
                },
              ]
            : [],
        ),
      ),
    )
  }, [client, connectionId, users])
}
