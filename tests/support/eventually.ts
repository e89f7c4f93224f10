/** Waits until `ask` answers with something true, at most half a minute, and returns that. */
export async function eventually<T>(ask: () => Promise<T> | T): Promise<NonNullable<T>> {
  const end = Date.now() + 30_000
  while (Date.now() < end) {
    const answer = await ask()
    if (answer) return answer
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('It did not happen within half a minute')
}

/** The same without a limit of its own, for what a busy machine may take long for; the test's limit holds. */
export async function until(ask: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await ask())) await new Promise((resolve) => setTimeout(resolve, 25))
}
