/** Waits until `ask` answers with something true, at most ten seconds, and returns that. */
export async function eventually<T>(ask: () => Promise<T> | T): Promise<NonNullable<T>> {
  const end = Date.now() + 10_000
  while (Date.now() < end) {
    const answer = await ask()
    if (answer) return answer
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('It did not happen within ten seconds')
}
