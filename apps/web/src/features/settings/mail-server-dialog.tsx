import { type MailServer, saveMailServer } from '@curator/console-contract/channels'
import { type SyntheticEvent, useState } from 'react'
import { toFieldErrors, toProblemText } from '../../api/problem-text.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useSaveMailServer } from './channels.queries.ts'
import { securityChoices, mailTexts as texts } from './channels-text.ts'

const formId = 'mail-server-form'

const toForm = (server: MailServer | null) => ({
  host: server?.host ?? '',
  port: String(server?.port ?? 587),
  security: server?.security ?? ('starttls' as const),
  userName: server?.userName ?? '',
  password: '',
  sender: server?.sender ?? '',
})
type Form = ReturnType<typeof toForm>

/** The body of the form with what is wrong in it, by field. */
function toBody({ port, userName, password, ...rest }: Form) {
  const parsed = saveMailServer.body.safeParse({
    ...rest,
    port: Number(port),
    userName: userName.trim() === '' ? null : userName,
    ...(password === '' ? {} : { password }),
  })
  if (parsed.success) return { body: parsed.data, faults: {} }
  const faults: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) faults[String(path[0])] ??= message
  return { body: null, faults: { ...faults, ...(faults.port ? { port: texts.portFault } : {}) } }
}

/** Sets the mail server, or changes it. */
export function MailServerDialog({
  server,
  onClose,
}: {
  readonly server: MailServer | null
  readonly onClose: () => void
}) {
  const [form, setForm] = useState(() => toForm(server))
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const save = useSaveMailServer()
  const showToast = useToast()
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const { body, faults: found } = toBody(form)
    setFaults(found)
    if (!body) return
    save.mutate(body, {
      onSuccess: () => {
        showToast(texts.saved)
        onClose()
      },
    })
  }
  return (
    <Dialog
      isOpen
      title={server ? texts.change : texts.set}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" isPending={save.isPending}>
            {server ? 'Save changes' : texts.set}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="flex flex-col gap-4 pb-2" onSubmit={submit}>
        <MailServerFields
          form={form}
          hasPassword={server?.hasPassword ?? false}
          faults={{ ...toFieldErrors(save.error), ...faults }}
          onChange={(patch) => setForm((before) => ({ ...before, ...patch }))}
        />
        {save.error && <ActionProblem {...toProblemText(save.error)} />}
      </form>
    </Dialog>
  )
}

function MailServerFields({
  form,
  hasPassword,
  faults,
  onChange,
}: {
  readonly form: Form
  readonly hasPassword: boolean
  readonly faults: Readonly<Record<string, string>>
  readonly onChange: (patch: Partial<Form>) => void
}) {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[1fr_8rem]">
        <TextField
          label={texts.host}
          value={form.host}
          error={faults.host}
          onChange={(host) => onChange({ host })}
        />
        <TextField
          label={texts.port}
          inputMode="numeric"
          value={form.port}
          error={faults.port}
          onChange={(port) => onChange({ port })}
        />
      </div>
      <Select
        label={texts.security}
        items={securityChoices}
        value={form.security}
        error={faults.security}
        onChange={(security) => onChange({ security })}
      />
      <TextField
        label={texts.userName}
        isRequired={false}
        autoComplete="off"
        value={form.userName}
        error={faults.userName}
        onChange={(userName) => onChange({ userName })}
      />
      {form.userName.trim() !== '' && (
        <PasswordField
          label={texts.password}
          description={hasPassword ? texts.passwordKept : undefined}
          autoComplete="off"
          value={form.password}
          error={faults.password}
          onChange={(password) => onChange({ password })}
        />
      )}
      <TextField
        label={texts.sender}
        description={texts.senderHelp}
        type="email"
        value={form.sender}
        error={faults.sender}
        onChange={(sender) => onChange({ sender })}
      />
    </>
  )
}
