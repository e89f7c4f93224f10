declare module 'virtual:contract/*' {
  /** Method and path of each endpoint, by group and name. */
  const routes: Record<string, Record<string, readonly [method: string, path: string]>>
  export default routes
}
