import { type ScheduleColumn, scheduleColumns } from '@curator/console-contract/schedules'
import { Columns3, Download, Rows3, Rows4 } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { ChoiceMenu } from '../../ui/choice-menu.tsx'
import type { GridDensity } from '../../ui/grid-column.ts'
import { Tooltip } from '../../ui/tooltip.tsx'
import { columnLabels } from './schedules-text.ts'

const choices = scheduleColumns.map((key) => ({
  key,
  text: columnLabels[key],
  isDisabled: key === 'name',
}))

/** Which columns, how dense, and the list as a file. */
export function ScheduleListTools({
  shown,
  onShownChange,
  density,
  onDensityChange,
  onExport,
  isExporting,
}: {
  readonly shown: readonly ScheduleColumn[]
  readonly onShownChange: (shown: ScheduleColumn[]) => void
  readonly density: GridDensity
  readonly onDensityChange: (density: GridDensity) => void
  readonly onExport: () => void
  readonly isExporting: boolean
}) {
  const [other, words, icon] =
    density === 'compact'
      ? (['comfortable', 'Comfortable rows', Rows3] as const)
      : (['compact', 'Compact rows', Rows4] as const)
  return (
    <>
      <ChoiceMenu
        label="Columns"
        icon={Columns3}
        choices={choices}
        chosen={shown}
        onChange={onShownChange}
        isCountShown={false}
      />
      <Tooltip text={words}>
        <Button icon={icon} aria-label={words} onPress={() => onDensityChange(other)} />
      </Tooltip>
      <Button icon={Download} isPending={isExporting} onPress={onExport}>
        Export CSV
      </Button>
    </>
  )
}
