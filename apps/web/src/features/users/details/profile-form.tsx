import type { Connection } from '@curator/console-contract/connections'
import type { UserDetails } from '@curator/console-contract/user-details'
import { type UserFieldValues, userFieldValues } from '@curator/console-contract/user-plans'
import { type FormEvent, useState } from 'react'
import { toFieldErrors, toProblemText } from '../../../api/problem-text.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { Panel } from '../../../ui/page.tsx'
import { ValueChange } from '../../../ui/value-change.tsx'
import { useCreateUserPlan } from '../users.queries.ts'
import { ProfileField } from './profile-field.tsx'
import { profileSections } from './profile-sections.ts'
import { useCredentialChoices } from './use-credential-choices.ts'
import { planChanges, text } from './user-page-text.ts'
import { type Difference, toDifferences, withValue } from './user-values.ts'

/** The profile to be edited in place: what differs stands below, and becomes a plan. */
export function ProfileForm({
  connection,
  details,
  draft,
  onDraft,
  onCancel,
}: {
  readonly connection: Connection
  readonly details: UserDetails
  /** Values that differ from the user's. */
  readonly draft: UserFieldValues
  readonly onDraft: (draft: UserFieldValues) => void
  readonly onCancel: () => void
}) {
  const { user } = details
  const [isTried, setIsTried] = useState(false)
  const plan = useCreateUserPlan(connection.id)
  const { choices, names } = useCredentialChoices(connection.id, details)
  const faults = isTried ? toFaults(draft) : {}
  const errors: Readonly<Record<string, string>> = { ...toServerFaults(plan.error), ...faults }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    const parsed = userFieldValues.safeParse(draft)
    if (!parsed.success) return
    plan.mutate({ action: { kind: 'edit', rows: [{ userId: user.id, values: parsed.data }] } })
  }
  return (
    <form
      aria-label="Edit the profile"
      noValidate
      onSubmit={submit}
      className="flex flex-col gap-4"
    >
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {profileSections.map(({ title, fields }) => (
          <Panel key={title} label={title}>
            <h2 className="border-b border-line px-4 py-2 font-semibold">{title}</h2>
            <div className="flex flex-col gap-3 p-4">
              {fields.map((key, index) => (
                <ProfileField
                  key={key}
                  field={key}
                  user={user}
                  draft={draft}
                  error={errors[key]}
                  credentials={choices}
                  isFirst={title === profileSections[0]?.title && index === 0}
                  onChange={(value) => {
                    if (plan.error) plan.reset()
                    onDraft(withValue(user, draft, key, value as UserFieldValues[typeof key]))
                  }}
                />
              ))}
              {title === 'Account' && <p className="text-sm text-muted">{text.activeHint}</p>}
            </div>
          </Panel>
        ))}
      </div>
      {plan.error && <ActionProblem {...toProblemText(plan.error)} />}
      <FormFoot
        differences={toDifferences(user, draft, names)}
        isPending={plan.isPending}
        onCancel={onCancel}
      />
    </form>
  )
}

/** What would change, and the two ways out; stays in sight while the form scrolls. */
function FormFoot({
  differences,
  isPending,
  onCancel,
}: {
  readonly differences: readonly Difference[]
  readonly isPending: boolean
  readonly onCancel: () => void
}) {
  return (
    <div className="sticky bottom-0 flex flex-wrap items-end justify-between gap-3 rounded-lg border border-line bg-raised px-4 py-3 shadow-raised">
      <section
        aria-label="What changes"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-32 min-w-0 flex-1 basis-64 overflow-auto"
      >
        {differences.length === 0 ? (
          <p className="text-muted">{text.noChanges}</p>
        ) : (
          <ul className="flex flex-col gap-0.5">
            {differences.map(({ key, ...change }) => (
              <li key={key} className="wrap-anywhere">
                <ValueChange {...change} />
              </li>
            ))}
          </ul>
        )}
        <p className="text-sm text-muted">{text.nothingWritten}</p>
      </section>
      <div className="flex flex-wrap gap-2">
        <Button onPress={onCancel}>Leave as it was</Button>
        <Button
          type="submit"
          variant="primary"
          isDisabled={differences.length === 0}
          isPending={isPending}
        >
          {planChanges(differences.length)}
        </Button>
      </div>
    </div>
  )
}

/** The first fault of each field. */
function toFaults(draft: UserFieldValues): Record<string, string> {
  const faults: Record<string, string> = {}
  for (const { path, message } of userFieldValues.safeParse(draft).error?.issues ?? []) {
    faults[String(path[0])] ??= message
  }
  return faults
}

/** Faults the BFF found, by field: `action.rows.0.values.timeZone` becomes `timeZone`. */
function toServerFaults(error: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(toFieldErrors(error)).map(([path, message]) => [
      path.split('.').at(-1) ?? path,
      message,
    ]),
  )
}
