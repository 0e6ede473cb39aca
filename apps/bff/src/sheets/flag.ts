const yes = new Set(['true', 'yes', 'y', '1', 'ja', 'wahr', 'vrai', 'oui', 'x', 'on'])
const no = new Set(['false', 'no', 'n', '0', 'nein', 'falsch', 'faux', 'non', 'off'])

/** A flag as people write it in English, German and French, or undefined. */
export function parseFlag(text: string): boolean | undefined {
  const word = text.toLowerCase()
  return yes.has(word) ? true : no.has(word) ? false : undefined
}
