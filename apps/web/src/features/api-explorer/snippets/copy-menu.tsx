import type { OperationDetail } from '@curator/console-contract/api-explorer'
import { Copy } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { useToast } from '../../../ui/toast.tsx'
import type { CallValues } from '../call-values.ts'
import { toCurl } from './curl.ts'
import { toPowerShell } from './powershell.ts'
import { toPython } from './python.ts'
import { toSnippetRequest } from './snippet-request.ts'

const languages = [
  { key: 'curl', text: 'curl', description: 'For a POSIX shell, with jq', make: toCurl },
  { key: 'python', text: 'Python', description: 'With the package requests', make: toPython },
  { key: 'powershell', text: 'PowerShell', description: 'PowerShell 7', make: toPowerShell },
] as const

/** The call as a script; key, secret and secret fields come from the environment of whoever runs it. */
export function CopyMenu({
  baseUrl,
  operation,
  values,
}: {
  readonly baseUrl: string
  readonly operation: OperationDetail
  readonly values: CallValues
}) {
  const toast = useToast()
  const entries = languages.map(({ key, text, description, make }) => ({
    key,
    text,
    description,
    onAction: async () => {
      const script = make(toSnippetRequest(baseUrl, operation, values))
      await navigator.clipboard.writeText(script)
      toast(`Copied as ${text}. Key and secret are placeholders.`)
    },
  }))
  return (
    <Menu
      label="Copy this call as"
      heading="Copy this call as"
      trigger={<Button icon={Copy}>Copy as</Button>}
      entries={entries}
    />
  )
}
