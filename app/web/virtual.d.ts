declare module 'virtual:contract' {
  import type { contract } from '#app/contract.ts'

  const slim: typeof contract
  export default slim
}
