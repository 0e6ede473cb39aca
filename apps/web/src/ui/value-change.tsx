/** What a value that is empty is called. */
const emptyWord = 'empty'

function Value({ text }: { readonly text: string }) {
  return text === '' ? <em className="text-muted">{emptyWord}</em> : text
}

/** One field of something that changes: the old value struck through where there was one, and the new one. */
export function ValueChange({
  label,
  before,
  after,
}: {
  readonly label: string
  /** Null for something new. */
  readonly before: string | null
  readonly after: string
}) {
  return (
    <>
      <span className="text-muted">{label}: </span>
      {before !== null && (
        <>
          <span className="sr-only">from </span>
          <del className="text-muted decoration-bad">
            <Value text={before} />
          </del>{' '}
          <span className="sr-only">to </span>
        </>
      )}
      <ins className="font-medium no-underline">
        <Value text={after} />
      </ins>
    </>
  )
}
