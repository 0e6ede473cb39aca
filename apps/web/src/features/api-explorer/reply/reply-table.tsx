import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import type { Table } from './to-table.ts'

/** Rows that are drawn at first, and with each press for more. */
const step = 100

/** A list as a table. */
export function ReplyTable({ table: { columns, rows } }: { readonly table: Table }) {
  const [shown, setShown] = useState(step)
  return (
    <div className="flex flex-col items-start gap-2">
      <table className="border-collapse text-sm">
        <thead>
          <tr>
            {columns.map((name) => (
              <th
                key={name}
                scope="col"
                className="sticky top-0 border-b border-line bg-surface px-2 py-1 text-left font-medium whitespace-nowrap"
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a reply never change places
            <tr key={at} className="odd:bg-sunken">
              {row.map((cell, column) => (
                <td
                  key={columns[column]}
                  title={cell}
                  className="max-w-64 truncate px-2 py-1 font-mono"
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown && (
        <Button size="small" onPress={() => setShown(shown + step)}>
          Show {Math.min(step, rows.length - shown)} more of {rows.length - shown}
        </Button>
      )}
    </div>
  )
}
