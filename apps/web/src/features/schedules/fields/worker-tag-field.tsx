import type { ConnectionId } from '@curator/console-contract/ids'
import { useQuery } from '@tanstack/react-query'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { schedulesQueries } from '../schedules.queries.ts'
import { columnLabels } from '../schedules-text.ts'

/** A tag that schedules have already, or any other; empty for none. */
export function WorkerTagField({
  connectionId,
  isLabelHidden = false,
  value,
  onChange,
}: {
  readonly connectionId: ConnectionId
  readonly isLabelHidden?: boolean
  readonly value: string
  readonly onChange: (tag: string) => void
}) {
  const { data } = useQuery(schedulesQueries.choices(connectionId))
  const tags = (data?.workerTags ?? []).filter((tag) => tag.value !== '')
  return (
    <ComboBox
      label={columnLabels.workerTag}
      isLabelHidden={isLabelHidden}
      items={tags.map((tag) => ({ key: tag.value, text: tag.value }))}
      value={tags.some((tag) => tag.value === value) ? value : null}
      text={value}
      onTextChange={onChange}
      onChange={onChange}
      placeholder="None"
      emptyText="A tag that no schedule has yet."
    />
  )
}
