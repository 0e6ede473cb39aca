import type { StageKind } from '@curator/console-contract/schedule-review'
import { type ReactNode, useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { InstantText } from '../../../ui/instant-text.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { CampaignInFull } from './progress-panels.tsx'
import { useCloseCampaign, useMakeLink, useSign } from './review.queries.ts'
import { sayProgress, stageTexts, toCloseText, usualStatement } from './review-text.ts'

export type ReviewDialogProps = {
  readonly campaign: CampaignInFull
  readonly onClose: () => void
}

/** A dialog with one thing to do, and why it did not work when it did not. */
export function ActDialog({
  title,
  action,
  isReady = true,
  isAlert = false,
  act,
  onAct,
  onClose,
  children,
}: {
  readonly title: string
  readonly action: string
  readonly isReady?: boolean
  readonly isAlert?: boolean
  readonly act: { readonly isPending: boolean; readonly error: Error | null }
  readonly onAct: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  return (
    <Dialog
      isOpen
      title={title}
      isAlert={isAlert}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Not now</Button>
          <Button variant="primary" isDisabled={!isReady} isPending={act.isPending} onPress={onAct}>
            {action}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pb-2">
        {children}
        {act.error && <ActionProblem {...toProblemText(act.error)} />}
      </div>
    </Dialog>
  )
}

export function CloseDialog({ campaign, onClose }: ReviewDialogProps) {
  const close = useCloseCampaign(campaign.id)
  const { decidedCount, itemCount } = campaign.progress
  return (
    <ActDialog
      title={`Close “${campaign.name}”`}
      action="Close the review"
      isAlert
      act={close}
      onAct={() => close.mutate(null, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{toCloseText(itemCount - decidedCount, campaign.silence)}</p>
    </ActDialog>
  )
}

/** A link for an owner without an account: made here, shown once. */
export function LinkDialog({ campaign, onClose }: ReviewDialogProps) {
  const [email, setEmail] = useState<string | null>(null)
  const link = useMakeLink(campaign.id)
  const reachable = campaign.reviewers.filter((reviewer) => reviewer.email !== '')
  if (link.data) {
    return (
      <Dialog
        isOpen
        title={`Link for ${email}`}
        onClose={onClose}
        footer={<Button onPress={onClose}>Done</Button>}
      >
        <div className="flex flex-col gap-3 pb-2">
          <Notice tone="warning">
            It is shown only now. It can be opened once, until{' '}
            <InstantText instant={link.data.expiresAt} />; send it to {email} alone.
          </Notice>
          <code className="rounded-md bg-sunken p-3 font-mono text-sm break-all">
            {link.data.url}
          </code>
          <div>
            <CopyButton text={link.data.url} label="link" />
          </div>
        </div>
      </Dialog>
    )
  }
  return (
    <ActDialog
      title="Link for an owner"
      action="Make the link"
      isReady={email !== null}
      act={link}
      onAct={() => {
        if (email !== null) link.mutate(email)
      }}
      onClose={onClose}
    >
      <p>
        Whoever opens it sees this person’s schedules of the review and nothing else. It ends the
        links that the person got before.
      </p>
      <Select<string>
        label="For whom"
        items={reachable.map((reviewer) => ({
          key: reviewer.email,
          text: reviewer.name,
          description: `${reviewer.email}, ${sayProgress(reviewer)}`,
        }))}
        value={email}
        onChange={setEmail}
      />
    </ActDialog>
  )
}

export function SignDialog({ campaign, onClose }: ReviewDialogProps) {
  const open = campaign.stages
    .map(({ kind }) => kind)
    .filter((kind) => !campaign.signOffs.some(({ stage }) => stage === kind))
  const [stage, setStage] = useState<StageKind | null>(open[0] ?? null)
  const [statement, setStatement] = useState(usualStatement)
  const sign = useSign(campaign.id)
  return (
    <ActDialog
      title={`Sign “${campaign.name}”`}
      action="Sign the decisions"
      isReady={stage !== null && statement.trim() !== ''}
      act={sign}
      onAct={() => {
        if (stage !== null)
          sign.mutate({ stage, statement: statement.trim() }, { onSuccess: onClose })
      }}
      onClose={onClose}
    >
      <p>
        Your name, the time and these words stand in the report. With the last stage it is kept.
      </p>
      <Select<StageKind>
        label="For the stage"
        items={open.map((key) => ({ key, text: stageTexts[key].text }))}
        value={stage}
        onChange={setStage}
      />
      <TextField label="What you sign" value={statement} maxLength={500} onChange={setStatement} />
    </ActDialog>
  )
}
