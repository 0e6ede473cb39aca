import { useState } from 'react'
import { listTimeZones } from '../../../lib/time-zones.ts'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { columnLabels } from '../schedules-text.ts'

const zones = listTimeZones().map((name) => ({ key: name, text: name }))

/** An IANA zone, found by typing; the empty one reads as UTC. `error` comes from the Server of the console. */
export function ZoneField({
  value,
  onChange,
  error,
}: {
  readonly value: string
  readonly onChange: (zone: string) => void
  readonly error?: string | undefined
}) {
  const [typed, setTyped] = useState(value || 'UTC')
  return (
    <ComboBox
      label={columnLabels.timeZone}
      items={zones}
      value={value || 'UTC'}
      text={typed}
      onTextChange={setTyped}
      onChange={onChange}
      error={error ?? (typed === (value || 'UTC') ? undefined : 'Choose a zone of the list.')}
    />
  )
}
