import { Send } from 'lucide-react'
import { type SyntheticEvent, useState } from 'react'
import { toFieldErrors, toProblemText } from '../../api/problem-text.ts'
import { useAccount } from '../../api/session.queries.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useTestMailServer } from './channels.queries.ts'
import { mailTexts as texts } from './channels-text.ts'
import { TrialNotice } from './trial-notice.tsx'

/** Sends a test mail, at first to the person himself. */
export function TestMailForm() {
  const account = useAccount()
  const [typed, setTyped] = useState<string>()
  const test = useTestMailServer()
  const recipient = typed ?? account?.email ?? ''
  const fault = toFieldErrors(test.error).recipient
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    test.mutate(recipient)
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-0 grow basis-64 sm:max-w-sm">
          <TextField
            label={texts.testTo}
            type="email"
            value={recipient}
            error={fault}
            onChange={setTyped}
          />
        </div>
        <Button type="submit" icon={Send} isPending={test.isPending}>
          {texts.test}
        </Button>
      </div>
      <TrialNotice result={test.data} />
      {test.error && !fault && <ActionProblem {...toProblemText(test.error)} />}
    </form>
  )
}
