import type { Faker } from '@faker-js/faker'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { saveRecords } from './save-records.ts'

/** A customer as later months of the demo know them. */
export interface SeededContact {
  id: string
  companyId: string | null
  firstName: string
  /** Whose customer it is. */
  ownerId: string | null
  /** How often they buy, orders a month. */
  rhythm: number
}

/** Believable data at one moment of the past. */
export interface Seed {
  ctx: Ctx
  /** Names of the workspace's locale; the same for every load. */
  faker: Faker
  today: Date
  contacts: SeededContact[]
  /** Who has customers: whoever asked for the demo, and colleagues of theirs. */
  sellers: readonly (string | null)[]
  /** Whose the next customer is; whoever asked for the demo has every second. */
  owner(): string | null
  /** The same seed as if it were then. */
  at(moment: Date): Seed
  /** As one of the colleagues, who did it then. */
  as(userId: string): Seed
  /** Creates records of a type, some at a time. @returns their ids. */
  create(object: string, inputs: readonly Record<string, unknown>[]): Promise<string[]>
}

/** Opens a seed in the workspace's language. Deterministic: two workspaces get the same customers. */
export async function openSeed(ctx: Ctx, today: Date, colleagues: readonly string[]): Promise<Seed> {
  const { faker } = ctx.workspace.locale.startsWith('de')
    ? await import('@faker-js/faker/locale/de')
    : await import('@faker-js/faker/locale/en')
  faker.seed(20261119)
  faker.setDefaultRefDate(today)
  let turn = 0
  const owner = () => {
    turn += 1
    return turn % 2 === 1 || colleagues.length === 0 ? ctx.userId : (colleagues[(turn / 2) % colleagues.length] ?? null)
  }
  const shared = { faker, today, owner, sellers: [ctx.userId, ...colleagues], contacts: [] as SeededContact[] }
  const seed = (now: Ctx): Seed => ({
    ...shared,
    ctx: now,
    at: (moment) => seed(inLightOf(now, { now: () => moment })),
    as: (userId) => seed(inLightOf(now, { actor: { kind: 'user', id: userId }, userId, isRetold: true })),
    async create(object, inputs) {
      const saved = await saveRecords(
        now,
        now.objects.find(object),
        inputs.map((input) => ({ input })),
      )
      const failed = saved.find(({ status }) => status === 'failed')
      if (failed) throw new Error(`The demo data is wrong: ${JSON.stringify(failed)}`)
      return saved.flatMap(({ id }) => id ?? [])
    },
  })
  return seed(ctx)
}
