/** A file uploaded to answer a File Browse question. */
export interface InputFile {
  readonly id: string
  readonly fileName: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly ownerId: string
}

const kept = 100

/** Uploaded input files; temporary on a real Server, for a time that is not known. Here the last 100. */
export class InputFiles {
  readonly #files = new Map<string, InputFile>()

  add(file: InputFile): void {
    this.#files.set(file.id, file)
    const [oldest] = this.#files.keys()
    if (this.#files.size > kept && oldest !== undefined) this.#files.delete(oldest)
  }

  get(id: string): InputFile | undefined {
    return this.#files.get(id)
  }
}
