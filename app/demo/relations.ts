import type { Ctx } from '#platform/ctx/ctx'
import type { Seed } from '#platform/objects/seed'
import { builtinTypes } from '#platform/relations/builtin-types'
import { createRelation } from '#platform/relations/save-relation'

const words = {
  en: {
    cupping: 'At the cupping in spring',
    sister: 'Sister',
    counter: 'On the second counter',
    stand: 'Share a stand at the market',
  },
  de: {
    cupping: 'Beim Cupping im Frühjahr',
    sister: 'Schwester',
    counter: 'Zum zweiten Tresen',
    stand: 'Teilen sich einen Stand auf dem Markt',
  },
}

/** Who sent whom, who belongs together: the first customers brought others, and some cafés know each other. */
export async function seedRelations({ ctx, contacts, faker }: Seed): Promise<void> {
  const said = words[ctx.workspace.locale.startsWith('de') ? 'de' : 'en']
  const people = contacts.filter(({ companyId }) => companyId === null)
  const owners = contacts.filter(({ companyId }) => companyId !== null)
  const companies = [...new Set(owners.flatMap(({ companyId }) => companyId ?? []))]
  const [bruno, ...brought] = people.slice(-14)
  const relate = async (key: string, from: string | undefined, to: string | null | undefined, more = {}) => {
    const typeId = builtinTypes.find(({ builtin }) => builtin === key)?.id
    if (typeId && from && to) await createRelation(ctx, { typeId, fromId: from, toId: to, ...more })
  }
  const since = (months: number) => {
    const day = new Date(ctx.now())
    day.setUTCMonth(day.getUTCMonth() - months)
    return { since: day.toISOString().slice(0, 10) }
  }
  for (const { id } of brought.slice(0, 4))
    await relate('referral', bruno?.id, id, since(faker.number.int({ min: 2, max: 18 })))
  await relate('referral', brought[0]?.id, brought[5]?.id, { note: said.cupping })
  await relate('referral', brought[5]?.id, brought[6]?.id)
  await relate('family', bruno?.id, brought[7]?.id, { note: said.sister })
  await relate('family', brought[7]?.id, brought[8]?.id)
  for (const id of companies.slice(-4)) await relate('companyReferral', bruno?.id, id)
  await relate('advice', owners.at(-1)?.id, owners.at(-4)?.id, { note: said.counter })
  await relate('companyAdvice', brought[2]?.id, companies.at(-1))
  await relate('partnership', companies.at(-1), companies.at(-2), { ...since(9), note: said.stand })
  await relate('competition', companies.at(-2), companies.at(-3))
  await relate('supply', companies.at(-4), companies.at(-1))
  for (const { id, contactId, companyId } of await openDeals(ctx)) {
    const colleague = owners.find((one) => one.companyId === companyId && one.id !== contactId)
    const role = faker.helpers.arrayElement(['champion', 'use', 'procurement'])
    await relate('decision', contactId ?? undefined, id)
    await relate(role, colleague?.id ?? faker.helpers.arrayElement(owners).id, id)
    await relate(
      'rivalry',
      companies.find((company) => company !== companyId),
      id,
    )
  }
}

/** Some deals that are still to be decided, by whom. */
const openDeals = ({ db, workspaceId }: Ctx) =>
  db
    .selectFrom('deals')
    .select(['id', 'contactId', 'companyId'])
    .where('workspaceId', '=', workspaceId)
    .where('status', '=', 'open')
    .orderBy('id')
    .limit(6)
    .execute()
