import { gunzipSync } from 'node:zlib'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../src/store/schema.ts'
import type { Found } from './secret-forms.ts'

const gzipMark = '1f8b'

/** Every row of every table as text, with the bytes of binary columns spelled out, unpacked where they are packed. */
export async function dumpStore(db: Kysely<Database>): Promise<Found[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as name
    from information_schema.tables where table_schema in ('public', 'timed')`.execute(db)
  const found: Found[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.raw(name)} t`.execute(db)
    found.push(...rows.flatMap(({ row }) => [row, ...spellBytes(row)].map(toFound(name))))
  }
  return found
}

const toFound = (name: string) => (text: string) => ({ where: `table ${name}`, text })

function spellBytes(row: string): string[] {
  return [...row.matchAll(/\\x([0-9a-f]+)/g)].map(([, hex = '']) => {
    const bytes = Buffer.from(hex, 'hex')
    return (hex.startsWith(gzipMark) ? gunzipSync(bytes) : bytes).toString()
  })
}
