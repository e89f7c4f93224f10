import type { Faker } from '@faker-js/faker'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { saveRecords } from './save-records.ts'

/** A customer as later months of the demo know them. */
export interface SeededContact {
  id: string
  companyId: string | null
  firstName: string
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
  /** The same seed as if it were then. */
  at(moment: Date): Seed
  /** Creates records of a type, some at a time. @returns their ids. */
  create(object: string, inputs: readonly Record<string, unknown>[]): Promise<string[]>
}

/** Opens a seed in the workspace's language. Deterministic: two workspaces get the same customers. */
export async function openSeed(ctx: Ctx, today: Date): Promise<Seed> {
  const { faker } = ctx.workspace.locale.startsWith('de')
    ? await import('@faker-js/faker/locale/de')
    : await import('@faker-js/faker/locale/en')
  faker.seed(20261119)
  faker.setDefaultRefDate(today)
  const seed = (now: Ctx, contacts: SeededContact[]): Seed => ({
    ctx: now,
    faker,
    today,
    contacts,
    at: (moment) => seed(inLightOf(now, { now: () => moment }), contacts),
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
  return seed(ctx, [])
}
