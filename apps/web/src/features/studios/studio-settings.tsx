import type { ConnectionId } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { userChoicesQuery } from '../../people/people.queries.ts'
import { Select } from '../../ui/select.tsx'
import { text } from './studios-text.ts'

/** Keys of choices that are no credential of a Server. */
const asItIs = '(as it is)'
const ownOfServer = '(own)'

/**
 * The credential that workflows of a studio run with. Empty: the Server's own; undefined: whatever it is now, which
 * can be chosen where studios are changed.
 */
export function CredentialField({
  connectionId,
  value,
  mayStay = false,
  onChange,
}: {
  readonly connectionId: ConnectionId
  readonly value: string | undefined
  readonly mayStay?: boolean
  readonly onChange: (value: string | undefined) => void
}) {
  const { data } = useQuery(userChoicesQuery(connectionId))
  const credentials = (data?.credentials ?? []).filter((each) => each.value !== '')
  return (
    <Select
      label="Default credential"
      items={[
        ...(mayStay ? [{ key: asItIs, text: text.asItIs }] : []),
        { key: ownOfServer, text: text.ownCredential },
        ...credentials.map((each) => ({ key: each.value, text: each.label })),
      ]}
      value={value === undefined ? asItIs : value === '' ? ownOfServer : value}
      onChange={(key) => onChange(key === asItIs ? undefined : key === ownOfServer ? '' : key)}
    />
  )
}

/** Whether people of studios may share schedules; undefined: as it is in each. */
export function ShareSchedulesField({
  value,
  onChange,
}: {
  readonly value: boolean | undefined
  readonly onChange: (value: boolean | undefined) => void
}) {
  return (
    <Select
      label="Their people may share schedules"
      items={[
        { key: 'keep', text: text.asItIs },
        { key: 'yes', text: 'Yes' },
        { key: 'no', text: 'No' },
      ]}
      value={value === undefined ? 'keep' : value ? 'yes' : 'no'}
      onChange={(key) => onChange(key === 'keep' ? undefined : key === 'yes')}
    />
  )
}
