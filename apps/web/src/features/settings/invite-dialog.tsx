import { inviteBody } from '@curator/console-contract/accounts'
import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm } from 'react-hook-form'
import { toFieldErrors, toProblemText } from '../../api/problem-text.ts'
import { paths } from '../../paths.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyText } from '../../ui/copy-text.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useInvite } from './accounts.queries.ts'
import { accountsText, roleChoices } from './accounts-text.ts'

const formId = 'invite-form'
const texts = [
  { name: 'name', label: 'Name' },
  { name: 'email', label: 'E-mail' },
] as const

/** Asks whom and as what, then shows the one-time link: once, to copy. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const invite = useInvite()
  const made = invite.data
  if (made) {
    return (
      <Dialog
        isOpen
        isAlert
        title={accountsText.linkTitle}
        onClose={onClose}
        footer={
          <Button variant="primary" onPress={onClose}>
            Done
          </Button>
        }
      >
        <div className="flex flex-col gap-3 pb-2">
          <p>
            For <strong>{made.invitation.name}</strong> ({made.invitation.email}).{' '}
            {accountsText.linkNote}
          </p>
          <CopyText
            text={`${window.location.origin}${paths.invitation(made.token)}`}
            label="invitation link"
          />
        </div>
      </Dialog>
    )
  }
  return (
    <Dialog
      isOpen
      title={accountsText.invite}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" isPending={invite.isPending}>
            Make the link
          </Button>
        </>
      }
    >
      <InviteForm invite={invite} />
    </Dialog>
  )
}

function InviteForm({ invite }: { readonly invite: ReturnType<typeof useInvite> }) {
  const { control, handleSubmit } = useForm({
    resolver: zodResolver(inviteBody),
    defaultValues: { name: '', email: '', role: 'operator' as const },
  })
  const refused = toFieldErrors(invite.error)
  return (
    <form
      id={formId}
      noValidate
      className="flex flex-col gap-4 pb-2"
      onSubmit={handleSubmit((body) => invite.mutate(body))}
    >
      {texts.map(({ name, label }) => (
        <Controller
          key={name}
          control={control}
          name={name}
          render={({ field: { ref, ...field }, fieldState }) => (
            <TextField
              {...field}
              label={label}
              inputRef={ref}
              autoComplete="off"
              error={fieldState.error?.message ?? refused[name]}
            />
          )}
        />
      ))}
      <Controller
        control={control}
        name="role"
        render={({ field, fieldState }) => (
          <Select
            label="Role"
            items={roleChoices}
            value={field.value}
            onChange={field.onChange}
            error={fieldState.error?.message ?? refused.role}
          />
        )}
      />
      {invite.error && <ActionProblem {...toProblemText(invite.error)} />}
    </form>
  )
}
