import { ConnectionPage } from '../../people/connection-page.tsx'
import { ScheduleList } from './schedule-list.tsx'

/** The schedules of a connection, named in the address. */
export function SchedulesPage() {
  return (
    <ConnectionPage>
      {/* Another connection is another list: nothing of the one before is kept. */}
      {(connection) => <ScheduleList key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}
