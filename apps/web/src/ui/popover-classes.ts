/** The look of everything that floats above the page. */
export const popoverClasses =
  'rounded-lg border border-line bg-raised text-text shadow-raised outline-none'

/** The look of one line of a menu or list box. */
export const itemClasses =
  'flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 py-1 text-base outline-offset-[-2px] ' +
  'data-focused:bg-hover data-disabled:opacity-60'
