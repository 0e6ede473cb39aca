import { type UserColumn, userColumns } from '@curator/console-contract/users'
import { Columns3, Download, Rows3, Rows4 } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { ChoiceMenu } from '../../ui/choice-menu.tsx'
import type { GridDensity } from '../../ui/grid-column.ts'
import { Tooltip } from '../../ui/tooltip.tsx'
import { columnLabels } from './user-text.ts'

const choices = userColumns.map((key) => ({
  key,
  text: columnLabels[key],
  isDisabled: key === 'email',
}))

/** Which columns, how dense, and the list as a file. */
export function UserListTools({
  shown,
  onShownChange,
  density,
  onDensityChange,
  onExport,
  isExporting,
}: {
  readonly shown: readonly UserColumn[]
  readonly onShownChange: (shown: UserColumn[]) => void
  readonly density: GridDensity
  readonly onDensityChange: (density: GridDensity) => void
  readonly onExport: () => void
  readonly isExporting: boolean
}) {
  const isCompact = density === 'compact'
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
      <Tooltip text={isCompact ? 'Comfortable rows' : 'Compact rows'}>
        <Button
          icon={isCompact ? Rows3 : Rows4}
          aria-label={isCompact ? 'Comfortable rows' : 'Compact rows'}
          onPress={() => onDensityChange(isCompact ? 'comfortable' : 'compact')}
        />
      </Tooltip>
      <Button icon={Download} isPending={isExporting} onPress={onExport}>
        Export CSV
      </Button>
    </>
  )
}
