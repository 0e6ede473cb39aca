import type { MailServer } from '@curator/console-contract/channels'
import { useQuery } from '@tanstack/react-query'
import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../../api/problem-text.ts'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/page.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { useToast } from '../../ui/toast.tsx'
import { mailServerQuery, useRemoveMailServer } from './channels.queries.ts'
import { securityChoices, mailTexts as texts } from './channels-text.ts'
import { ConfirmRemovalDialog } from './confirm-removal-dialog.tsx'
import { MailServerDialog } from './mail-server-dialog.tsx'
import { SettingsSection } from './settings-section.tsx'
import { TestMailForm } from './test-mail-form.tsx'

/** The mail server: what is set, changing it, trying it out. */
export function MailServerPanel() {
  const { data, error, refetch, isFetching } = useQuery(mailServerQuery)
  const [open, setOpen] = useState<'edit' | 'remove'>()
  const close = () => setOpen(undefined)
  return (
    <SettingsSection title={texts.title} description={texts.description}>
      <Panel>
        {data ? (
          <MailServerFacts server={data} onOpen={setOpen} />
        ) : data === null ? (
          <div className="flex flex-wrap items-center justify-between gap-3 p-4">
            <p>{texts.none}</p>
            <Button icon={Pencil} onPress={() => setOpen('edit')}>
              {texts.set}
            </Button>
          </div>
        ) : error ? (
          <ProblemPanel
            {...toProblemText(error)}
            onRetry={() => void refetch()}
            isRetrying={isFetching}
          />
        ) : (
          <SkeletonLines count={3} />
        )}
      </Panel>
      {open === 'edit' && <MailServerDialog server={data ?? null} onClose={close} />}
      {open === 'remove' && <RemoveDialog onClose={close} />}
    </SettingsSection>
  )
}

function MailServerFacts({
  server,
  onOpen,
}: {
  readonly server: MailServer
  readonly onOpen: (open: 'edit' | 'remove') => void
}) {
  const { host, port, security, sender, userName } = server
  return (
    <div className="flex flex-col gap-4 p-4">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm [&_dd]:min-w-0 [&_dd]:break-words [&_dt]:text-muted">
        <dt>{texts.host}</dt>
        <dd className="font-mono">
          {host}:{port}
        </dd>
        <dt>{texts.security}</dt>
        <dd>{securityChoices.find(({ key }) => key === security)?.text}</dd>
        <dt>{texts.userName}</dt>
        <dd>{userName ?? 'None'}</dd>
        <dt>{texts.password}</dt>
        <dd>{server.hasPassword ? 'Stored, encrypted' : 'None'}</dd>
        <dt>{texts.sender}</dt>
        <dd>{sender}</dd>
      </dl>
      <TestMailForm />
      <div className="flex flex-wrap gap-2">
        <Button size="small" icon={Pencil} onPress={() => onOpen('edit')}>
          {texts.change}
        </Button>
        <Button size="small" icon={Trash2} onPress={() => onOpen('remove')}>
          {texts.remove}
        </Button>
      </div>
    </div>
  )
}

function RemoveDialog({ onClose }: { readonly onClose: () => void }) {
  const remove = useRemoveMailServer()
  const showToast = useToast()
  return (
    <ConfirmRemovalDialog
      title={texts.removeTitle}
      text={texts.removeText}
      action={texts.remove}
      isPending={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() =>
        remove.mutate(undefined, {
          onSuccess: () => {
            showToast(texts.removed)
            onClose()
          },
        })
      }
    />
  )
}
