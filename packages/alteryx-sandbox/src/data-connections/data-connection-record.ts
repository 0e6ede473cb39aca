/** A server data connection. Its shares stand in `World.connectionShares`. */
export interface DataConnectionRecord {
  readonly id: string
  readonly name: string
  /** May hold a password. */
  readonly connectionString: string
  readonly connectionType: string
  readonly dcmConnectionId: string | null
  readonly dcmConnectionTitle: string | null
}
