const endings: (() => unknown)[] = []

/** Has something done after the last test of this file; what was begun last ends first. */
export const atTheEnd = (end: () => unknown): void => {
  endings.push(end)
}

/** Opens something when it is first asked for, once for a test file, and closes it after that. */
export function onceAFile<T, A extends unknown[]>(
  open: (...given: A) => Promise<T>,
  close: (opened: T) => unknown,
): (...given: A) => Promise<T> {
  let opened: Promise<T> | null = null
  return (...given) => {
    if (opened) return opened
    const now = open(...given)
    opened = now
    atTheEnd(async () => {
      opened = null
      await close(await now)
    })
    return now
  }
}

/** Ends all that this file began. */
export async function endAll(): Promise<void> {
  for (const end of endings.splice(0).reverse()) await end()
}
