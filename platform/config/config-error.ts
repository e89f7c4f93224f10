/** Settings that cannot be used. `problems` lists all of them, each as `NAME: what is wrong; mend`. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  problems: string[]

  constructor(problems: string[]) {
    super(`Kith cannot start with these settings:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.problems = problems
  }
}
