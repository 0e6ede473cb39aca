import { AppError } from '../../../core/app-error.ts'
import { normaliseName } from '../../../sheets/column-name.ts'

/** What columns of passwords are called, in a few languages; compared without case, accents and spaces. */
const words =
  /pass(?!port)|pwd|^pw$|^pin$|secret|kennwort|geheim|contrasen|senha|wachtwoord|losenord|haslo/

/**
 * Refuses a sheet with a column that is called like one of passwords. Neither its name nor its cells are repeated: without a
 * header the first row may be taken for one.
 */
export function refusePasswords(header: readonly string[]): void {
  const at = header.findIndex((name) => words.test(normaliseName(name)))
  if (at === -1) return
  const detail = `Column ${at + 1} looks like one of passwords, and no sheet may hold them. Take it out and bring the sheet again: each password is typed when the run is started. Those in the file are better changed.`
  throw new AppError('file_unreadable', { detail })
}
