import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { type InputError, refuseInput } from '#platform/http/refusal'
import type { Refused, Write } from '#platform/objects/object-type'

interface Kept {
  id: string
  name: string
  currency: string
  isDefault: boolean
  hasPrices: boolean
}

/**
 * Before price lists are written: whichever is said to be the default of its currency is the only one, and the currency of a
 * list with prices stays. All of them are locked, so that of two who choose at once the later is told of the first.
 */
export async function becomeDefault(ctx: Ctx, writes: Write[]): Promise<Refused> {
  const kept = new Map((await lockPricelists(ctx)).map((one) => [one.id, one]))
  const refused = new Map<string, InputError[]>()
  for (const { id, after } of writes) {
    const { name, currency, isDefault } = after as { name: string; currency: string; isDefault: boolean } // columns of these types
    const was = kept.get(id)
    const other =
      isDefault && [...kept.values()].find((one) => one.id !== id && one.isDefault && one.currency === currency)
    if (was?.hasPrices && was.currency !== currency) refused.set(id, [currencyStays(was)])
    else if (other) refused.set(id, [alreadyDefault(other)])
    else kept.set(id, { id, name, currency, isDefault, hasPrices: was?.hasPrices ?? false })
  }
  return refused
}

/** Before lists come out of the trash: one that was the default must not meet another. @throws Refusal invalid_input */
export async function refuseSecondDefault(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const kept = await lockPricelists(ctx)
  const { rows } = await sql<{ currency: string }>`select currency from pricelists
    where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[]) and is_default`.execute(ctx.db)
  const currencies = rows.map(({ currency }) => currency)
  const [twice] = currencies.filter((one, at) => currencies.indexOf(one) !== at)
  const other = kept.find(({ isDefault, currency }) => isDefault && currencies.includes(currency))
  if (other) refuseInput(alreadyDefault(other))
  if (twice) refuseInput(alreadyDefault({ name: 'another of these', currency: twice }))
}

async function lockPricelists(ctx: Ctx): Promise<Kept[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`pricelists ${ctx.workspaceId}`}, 0))`.execute(ctx.db)
  const { rows } = await sql<Kept>`select id, name, currency, is_default,
      exists (select from prices p where p.workspace_id = l.workspace_id and p.pricelist_id = l.id) as has_prices
    from pricelists l where workspace_id = ${ctx.workspaceId} and deleted_at is null`.execute(ctx.db)
  return rows
}

const alreadyDefault = ({ name, currency }: Pick<Kept, 'name' | 'currency'>): InputError => ({
  path: 'isDefault',
  code: 'not_unique',
  message: `“${name}” is the default list for ${currency}`,
  mend: 'A currency has one default list: take it away there first.',
})

const currencyStays = ({ name, currency }: Kept): InputError => ({
  path: 'currency',
  code: 'in_use',
  message: `The prices of “${name}” are in ${currency}`,
  mend: 'Make a list of its own for another currency.',
})
