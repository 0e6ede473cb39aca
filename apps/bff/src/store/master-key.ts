import { randomBytes, randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { masterKeyBytes, type SecretBox } from '../core/secret-box.ts'
import type { Database } from './schema.ts'
import { StoreStartError } from './store-failure.ts'

const fileName = 'secret.key'
const knownValue = 'curator-console'
const place = 'key_check'

/** The master key kept in the data directory, made at the first start. Throws `StoreStartError` when others may read it. */
export function findMasterKey(dataDir: string): Buffer {
  const path = join(dataDir, fileName)
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o755 : 0o700 })
  createOnce(path)
  if (process.platform !== 'win32' && statSync(path).mode & 0o004) {
    throw new StoreStartError(`Everyone may read the master key ${path}. Run chmod 600 on it.`)
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
  if (key.length !== masterKeyBytes) {
    throw new StoreStartError(
      `The master key ${path} is damaged: it must be 32 bytes as base64. Restore it from your backup.`,
    )
  }
  return key
}

/** Written under another name first: the file is whole as soon as it is there. */
function createOnce(path: string): void {
  const draft = `${path}.${randomUUID()}`
  try {
    statSync(path)
    return
  } catch {
    writeFileSync(draft, `${randomBytes(masterKeyBytes).toString('base64')}\n`, {
      mode: 0o600,
      flush: true,
    })
  }
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * Makes sure that the store's secrets can be opened: the first key leaves a known value, a later start must open it.
 * Throws `StoreStartError` for another key, and changes nothing then.
 */
export async function checkMasterKey(db: Kysely<Database>, box: SecretBox): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`lock table key_check in exclusive mode`.execute(trx)
    const rows = await trx.selectFrom('key_check').selectAll().execute()
    if (rows.length === 0) {
      const { keyId, nonce, sealed } = box.seal(knownValue, place)
      await trx.insertInto('key_check').values({ key_id: keyId, nonce, sealed }).execute()
      return
    }
    const own = rows.find((row) => row.key_id === box.keyId)
    if (
      own &&
      box.open({ keyId: own.key_id, nonce: own.nonce, sealed: own.sealed }, place) === knownValue
    )
      return
    throw new StoreStartError(
      'The master key is not the one this database was made with, so its secrets can’t be opened. Start with the key of that time: CONSOLE_SECRET_KEY, or secret.key in the data directory.',
    )
  })
}
