import type { ConnectionId } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { userChoicesQuery } from '../../../people/people.queries.ts'
import { Select } from '../../../ui/select.tsx'
import { columnLabels } from '../schedules-text.ts'

/** A select takes no empty key. */
const none = '-'

/** A credential of the Server, or none of the schedule's own; undefined while nothing is chosen. */
export function CredentialField({
  connectionId,
  isLabelHidden = false,
  value,
  onChange,
}: {
  readonly connectionId: ConnectionId
  readonly isLabelHidden?: boolean
  readonly value: string | undefined
  readonly onChange: (credentialId: string) => void
}) {
  const { data } = useQuery(userChoicesQuery(connectionId))
  const known = (data?.credentials ?? []).filter((credential) => credential.value !== '')
  return (
    <Select<string>
      label={columnLabels.credential}
      isLabelHidden={isLabelHidden}
      items={[
        { key: none, text: 'No credential of its own' },
        ...known.map((credential) => ({ key: credential.value, text: credential.label })),
      ]}
      value={value === '' ? none : (value ?? null)}
      onChange={(key) => onChange(key === none ? '' : key)}
    />
  )
}
