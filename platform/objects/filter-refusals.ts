import { refuseInput } from '#platform/http/refusal'

/** Refuses a filter for one place in it. */
export function refuseFilter(path: string, message: string, mend: string): never {
  refuseInput({ path, code: 'invalid_filter', message, mend })
}
