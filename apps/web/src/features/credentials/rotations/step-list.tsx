import {
  type RotationDetails,
  type RotationStep,
  rotationSteps,
} from '@curator/console-contract/credential-rotations'
import type { ConnectionId } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { CircleCheck, CircleDashed } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { paths } from '../../../paths.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Panel } from '../../../ui/page.tsx'
import { Select } from '../../../ui/select.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { credentialQueries } from '../credentials.queries.ts'
import type { TakeStep } from './rotations.queries.ts'
import { stepText, toStaysOff } from './step-text.ts'

type Props = {
  readonly connectionId: ConnectionId
  readonly details: RotationDetails
  readonly take: TakeStep
  readonly canPlan: boolean
}

/** The steps in their order, each with its button or the reason why it has to wait. */
export function StepList({ connectionId, details, take, canPlan }: Props) {
  const { rotation } = details
  return (
    <Panel label="Steps">
      <ol className="flex flex-col divide-y divide-line">
        {rotationSteps.map((step, at) => (
          <StepLine key={step} step={step} number={at + 1} details={details}>
            {canPlan && details.cannot[step] === null && (
              <StepControls
                step={step}
                connectionId={connectionId}
                details={details}
                take={take}
                canPlan
              />
            )}
          </StepLine>
        ))}
      </ol>
      {canPlan && rotation.state === 'open' && (
        <div className="border-t border-line px-4 py-3">
          <CancelControls offCount={details.offCount} take={take} />
        </div>
      )}
    </Panel>
  )
}

/** Cancelling can’t be taken back: it is asked once more, with what stays off. */
function CancelControls({
  offCount,
  take,
}: {
  readonly offCount: number
  readonly take: TakeStep
}) {
  const [isAsking, setIsAsking] = useState(false)
  const close = () => setIsAsking(false)
  return (
    <>
      <Button variant="quiet" isDisabled={take.isPending} onPress={() => setIsAsking(true)}>
        {stepText.cancel.button}
      </Button>
      <Dialog
        isAlert
        title="Cancel the rotation?"
        isOpen={isAsking}
        onClose={close}
        footer={
          <>
            <Button onPress={close}>Not now</Button>
            <Button
              variant="danger"
              isPending={take.isPending}
              onPress={() => take.mutate({ step: 'cancel', note: '' }, { onSettled: close })}
            >
              {stepText.cancel.button}
            </Button>
          </>
        }
      >
        <p className="pb-2">{stepText.cancel.about}</p>
        {offCount > 0 && <Notice tone="warning">{toStaysOff(offCount)}</Notice>}
      </Dialog>
    </>
  )
}

function StepLine({
  step,
  number,
  details,
  children,
}: {
  readonly step: RotationStep
  readonly number: number
  readonly details: RotationDetails
  readonly children: ReactNode
}) {
  const isDone = details.done.includes(step)
  const Icon = isDone ? CircleCheck : CircleDashed
  const why = details.cannot[step]
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <Icon
        aria-hidden
        className={`mt-0.5 size-5 shrink-0 ${isDone ? 'text-good' : 'text-muted'}`}
      />
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <div>
          <h2 className="font-semibold">
            {number}. {stepText[step].title}
            {isDone && <span className="font-normal text-muted"> (done)</span>}
          </h2>
          <p className="text-muted">{why ?? stepText[step].about}</p>
          {step === 'proof' && details.proof && (
            <p>Its job: {details.proof.why ?? (details.proof.status || 'not known')}</p>
          )}
        </div>
        {children}
      </div>
    </li>
  )
}

function StepControls({ step, ...props }: Props & { readonly step: RotationStep }) {
  const { connectionId, details, take } = props
  if (step === 'password') return <PasswordControls {...props} />
  if (step === 'proof') return <ProofControls {...props} />
  return (
    <div className="flex flex-wrap gap-2">
      {step === 'look' && (
        <LinkButton
          to={`${paths.credential(connectionId, details.rotation.credentialId)}?tab=uses`}
        >
          Where it is used
        </LinkButton>
      )}
      <Button
        isDisabled={take.isPending}
        onPress={() => take.mutate(step === 'finish' ? { step, note: '' } : { step })}
      >
        {stepText[step].button}
      </Button>
    </div>
  )
}

function PasswordControls({ details, take }: Props) {
  const [note, setNote] = useState('')
  if (details.byHandBecause === null)
    return (
      <div>
        <Button
          isDisabled={take.isPending}
          onPress={() => take.mutate({ step: 'password', byHand: false, note: '' })}
        >
          {stepText.password.button}
        </Button>
      </div>
    )
  return (
    <div className="flex flex-col gap-2">
      <p>{details.byHandBecause} Change it on the Server, then say so here.</p>
      <TextField label="What was done" value={note} onChange={setNote} maxLength={500} />
      <div>
        <Button
          isDisabled={take.isPending || note.trim() === ''}
          onPress={() => take.mutate({ step: 'password', byHand: true, note: note.trim() })}
        >
          It is changed
        </Button>
      </div>
    </div>
  )
}

function ProofControls({ connectionId, details, take }: Props) {
  const { data, error } = useQuery(
    credentialQueries.details(connectionId, details.rotation.credentialId),
  )
  const [workflowId, setWorkflowId] = useState<string | null>(null)
  const named = new Map([
    ...(data?.schedules.items ?? []).flatMap(({ name, workflowId: id }) =>
      id ? [[id, `Workflow of ${name}`] as const] : [],
    ),
    ...(data?.workflows.items ?? []).map(({ id, name }) => [id, name] as const),
  ])
  if (error && !data) return <ActionProblem {...toProblemText(error)} />
  if (!data) return <SkeletonLines count={1} label="Loading the workflows" />
  if (named.size === 0)
    return (
      <p>The console sees no workflow that uses it. Run one by hand, or leave this step out.</p>
    )
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Select
        label="Workflow"
        items={[...named].map(([key, text]) => ({ key, text }))}
        value={workflowId}
        onChange={setWorkflowId}
      />
      <Button
        isDisabled={take.isPending || workflowId === null}
        onPress={() => workflowId && take.mutate({ step: 'proof', workflowId })}
      >
        {stepText.proof.button}
      </Button>
    </div>
  )
}
