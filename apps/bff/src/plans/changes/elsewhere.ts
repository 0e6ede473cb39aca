/** Studios, DCM connections and their rules are not in the directory; lists that are kept beside it are read anew. */
export const elsewhere = { kind: 'elsewhere' } as const
