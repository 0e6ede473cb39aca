import type { ListedAccount } from '@curator/console-contract/accounts'
import { useState } from 'react'
import { toProblemText } from '../../api/problem-text.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/select.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useUpdateAccount } from './accounts.queries.ts'
import { accountsText, roleChoices } from './accounts-text.ts'

/** Another role for an account, or none of the console at all. */
export function AccountDialog({
  account,
  onClose,
}: {
  readonly account: ListedAccount
  readonly onClose: () => void
}) {
  const [role, setRole] = useState(account.role)
  const update = useUpdateAccount(account.id)
  const showToast = useToast()
  const isDisabled = account.disabledAt !== null
  const send = (body: Parameters<typeof update.mutate>[0], done: string) =>
    update.mutate(body, {
      onSuccess: () => {
        showToast(done)
        onClose()
      },
    })
  return (
    <Dialog
      isOpen
      isAlert
      size="small"
      title={`Change ${account.name}`}
      onClose={onClose}
      footer={
        <>
          <span className="mr-auto">
            <Button
              variant={isDisabled ? 'secondary' : 'danger'}
              isPending={update.isPending}
              onPress={() =>
                send(
                  { isEnabled: isDisabled },
                  `${isDisabled ? 'Enabled' : 'Disabled'} ${account.name}.`,
                )
              }
            >
              {isDisabled ? 'Enable' : 'Disable'} {account.name}
            </Button>
          </span>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={role === account.role}
            isPending={update.isPending}
            onPress={() => send({ role }, `Saved “${account.name}”.`)}
          >
            Save the role
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pb-2">
        <p className="break-all text-muted">{account.email}</p>
        <Select label="Role" items={roleChoices} value={role} onChange={setRole} />
        {!isDisabled && <p className="text-sm text-muted">{accountsText.disableNote}</p>}
        {update.error && <ActionProblem {...toProblemText(update.error)} />}
      </div>
    </Dialog>
  )
}
