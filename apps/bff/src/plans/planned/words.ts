/** First and last name, or `this person` where the Server holds none. */
export function toName(user: {
  readonly firstName?: unknown
  readonly lastName?: unknown
}): string {
  return (
    [user.firstName, user.lastName]
      .filter((part) => typeof part === 'string' && part !== '')
      .join(' ') || 'this person'
  )
}

/** `Name (e-mail)`, or the e-mail alone where no name is known. */
export function toWho({ name, email }: { readonly name: string; readonly email: string }): string {
  return name === '' || name === email ? email : `${name} (${email})`
}

/** `A`, `A and B`, `A, B and C`. */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
