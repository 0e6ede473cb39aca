/** Saves bytes as a file on the person's computer. */
export function download(file: {
  readonly fileName: string
  readonly contentType: string
  readonly bytes: Uint8Array
}): void {
  const url = URL.createObjectURL(new Blob([file.bytes.slice()], { type: file.contentType }))
  const link = document.createElement('a')
  link.href = url
  link.download = file.fileName
  link.click()
  // Some browsers read the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
