import type { Sheet } from '@curator/console-contract/onboarding'
import { onboardingFields } from '@curator/console-contract/onboarding-fields'
import { ContactRound } from 'lucide-react'
import { useState } from 'react'
import { FaultsPanel } from '../../sheets/faults-panel.tsx'
import type { RowFilter } from '../../sheets/sheet-rows.queries.ts'
import { Button } from '../../ui/button.tsx'
import { toRowsDoor, useUpdateMapping } from './onboarding.queries.ts'
import { ProfileDialog } from './profiles/profile-dialog.tsx'
import { newDraft } from './profiles/profile-draft.ts'

/** The name of a column: what it fills, else its header. */
function toColumnName(sheet: Sheet, column: number): string {
  const field = sheet.mapping[column]
  if (field) return onboardingFields[field].label
  return `${sheet.header[column] || `Column ${column + 1}`} (not used)`
}

/** The rows with their faults; a job profile that a cell names and the connection lacks can be made here. */
export function FaultsStep({
  sheet,
  only,
  onOnlyChange,
}: {
  readonly sheet: Sheet
  readonly only: RowFilter
  readonly onOnlyChange: (only: RowFilter) => void
}) {
  const [newName, setNewName] = useState<string | null>(null)
  // The same mapping once more finds all faults anew, and keeps the cells.
  const judge = useUpdateMapping(sheet.id)
  return (
    <>
      <FaultsPanel
        door={toRowsDoor(sheet.id)}
        counts={sheet.counts}
        columnNames={sheet.header.map((_, column) => toColumnName(sheet, column))}
        only={only}
        onOnlyChange={onOnlyChange}
        toFaultAction={({ code }, cell) =>
          code === 'profile_unknown' && (
            <Button size="small" icon={ContactRound} onPress={() => setNewName(cell)}>
              Make this profile
            </Button>
          )
        }
      />
      {newName !== null && (
        <ProfileDialog
          connectionId={sheet.connectionId}
          start={newDraft(newName.slice(0, 100))}
          onSaved={() => judge.mutate(sheet.mapping)}
          onClose={() => setNewName(null)}
        />
      )}
    </>
  )
}
