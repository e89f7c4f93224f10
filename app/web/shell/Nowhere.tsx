import { RouteNotFound } from './RouteNotFound.tsx'

/** An address that leads nowhere, outside of the shell: the page has nothing but this. */
export function Nowhere() {
  return (
    <main>
      <RouteNotFound />
    </main>
  )
}
