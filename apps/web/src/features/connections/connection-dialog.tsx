import type { Connection } from '@curator/console-contract/connections'
import { zodResolver } from '@hookform/resolvers/zod'
import { Stethoscope } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useForm } from 'react-hook-form'
import { toFieldErrors, toProblemText } from '../../api/problem-text.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useToast } from '../../ui/toast.tsx'
import { ConnectionFields } from './connection-fields.tsx'
import {
  connectionFormSchema,
  toConnectionBody,
  toFormValues,
  toTestBody,
} from './connection-form-values.ts'
import { useSaveConnection, useTestConnection } from './connections.queries.ts'
import { NetworkFields } from './network-fields.tsx'
import { TestSteps } from './test-steps.tsx'

const formId = 'connection-form'
/** What a test needs; the name and the rest may still be missing. */
const testedFields = ['clientId', 'clientSecret', 'proxyUrl', 'proxyUser', 'caPem'] as const
const networkFields = ['proxyUrl', 'proxyUser', 'proxyPassword', 'caPem'] as const

/** Adds a connection, or changes the one given. It can be tested before it is saved. */
export function ConnectionDialog({
  connection,
  onClose,
}: {
  readonly connection: Connection | undefined
  readonly onClose: () => void
}) {
  const save = useSaveConnection(connection?.id)
  const test = useTestConnection()
  const showToast = useToast()
  const { control, formState, getValues, handleSubmit, trigger } = useForm({
    resolver: zodResolver(connectionFormSchema(connection?.hasSecret ?? false)),
    defaultValues: toFormValues(connection),
  })
  const refused = { ...toFieldErrors(test.error), ...toFieldErrors(save.error) }
  const hasFault = networkFields.some(
    (name) => formState.errors[name] ?? refused[`network.${name}`],
  )
  const fields = { control, connection, refused }
  const resultRef = useRef<HTMLDivElement>(null)
  const isTested = test.status !== 'idle'
  useEffect(() => {
    // Below a long form nobody would see that something happens. Simulated browsers can't scroll.
    if (isTested) resultRef.current?.scrollIntoView?.({ block: 'start' })
  }, [isTested])
  const submit = handleSubmit((values) => {
    test.reset()
    save.mutate(toConnectionBody(values, connection), {
      onSuccess: (saved) => {
        showToast(
          connection
            ? `Saved “${saved.name}”.`
            : `Added “${saved.name}”; its directory is being read.`,
        )
        onClose()
      },
    })
  })
  const runTest = async () => {
    save.reset()
    if (await trigger(testedFields, { shouldFocus: true })) {
      test.mutate(toTestBody(getValues(), connection))
    }
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={connection ? `Change “${connection.name}”` : 'Add a connection'}
      footer={
        <>
          <span className="mr-auto">
            <Button icon={Stethoscope} isPending={test.isPending} onPress={() => void runTest()}>
              Test
            </Button>
          </span>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" isPending={save.isPending}>
            {connection ? 'Save changes' : 'Add connection'}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="flex flex-col gap-4 pb-2" onSubmit={submit}>
        <ConnectionFields {...fields} />
        <NetworkFields {...fields} hasFault={hasFault} />
        {save.error && <ActionProblem {...toProblemText(save.error)} />}
        <div ref={resultRef}>
          <TestSteps
            result={test.data}
            isPending={test.isPending}
            problem={test.error && <ActionProblem {...toProblemText(test.error)} />}
          />
        </div>
      </form>
    </Dialog>
  )
}
