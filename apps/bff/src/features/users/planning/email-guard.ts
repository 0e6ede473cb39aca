import type { DirectoryUser } from '../../../directory/directory.ts'

/** Keeps e-mails apart, those of the Server and those that rows before want. */
export class EmailGuard {
  readonly #idsByEmail: ReadonlyMap<string, readonly string[]>
  readonly #wanted = new Map<string, string>()

  constructor(idsByEmail: ReadonlyMap<string, readonly string[]>) {
    this.#idsByEmail = idsByEmail
  }

  /** The reason why this person can't have the e-mail, or null; then it counts as taken. */
  refuse(user: DirectoryUser, wanted: unknown): string | null {
    if (typeof wanted !== 'string') return null
    const key = wanted.toLowerCase()
    if (user.email.trim().toLowerCase() === key) return null
    const others = (this.#idsByEmail.get(key) ?? []).filter((id) => id !== user.id)
    if (others.length > 0) return `Somebody else on the Server has the e-mail ${wanted}.`
    const before = this.#wanted.get(key)
    if (before !== undefined) return `${before} is to have the e-mail ${wanted}, too.`
    this.#wanted.set(key, user.email)
    return null
  }
}
