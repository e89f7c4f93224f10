declare global {
  interface Window {
    /** Answers on their way, by address: public/early.js has asked for them. */
    kithAsked?: Map<string, Promise<Response>>
  }
}

/** The answer that was asked for before the program was there, once; undefined where it was not. Whoever writes makes them old. */
export function askedEarly(address: string, method: string): Promise<Response> | undefined {
  if (method !== 'GET') window.kithAsked?.clear()
  const answer = window.kithAsked?.get(address)
  window.kithAsked?.delete(address)
  return answer
}
