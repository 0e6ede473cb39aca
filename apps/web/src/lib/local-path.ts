/** Stands for this console; only used to see whether an address leaves it. */
const here = 'http://console.invalid'

/**
 * Where to go after signing in: the path given, as far as it stays in this console, else `/`. Refuses other hosts in
 * every spelling a browser would follow: `//host`, `/\host`, control characters, schemes.
 */
export function toLocalPath(path: string | null | undefined): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop these characters before they read an address
  if (!path?.startsWith('/') || /[\\\u0000-\u001f\u007f]/.test(path) || path.startsWith('//'))
    return '/'
  const url = URL.parse(path, here)
  if (url?.origin !== here || url.pathname.startsWith('//')) return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
