import type { Seed } from '#platform/objects/seed'
import { builtinTypes } from '#platform/relations/builtin-types'
import { createRelation } from '#platform/relations/save-relation'

/** Who sent whom, who belongs together: the first customers brought others, and some cafés know each other. */
export async function seedRelations({ ctx, contacts, faker }: Seed): Promise<void> {
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
  await relate('referral', brought[0]?.id, brought[5]?.id, { note: 'At the cupping in spring' })
  await relate('referral', brought[5]?.id, brought[6]?.id)
  await relate('family', bruno?.id, brought[7]?.id, { note: 'Sister' })
  await relate('family', brought[7]?.id, brought[8]?.id)
  for (const id of companies.slice(-4)) await relate('companyReferral', bruno?.id, id)
  await relate('advice', owners.at(-1)?.id, owners.at(-4)?.id, { note: 'On the second counter' })
  await relate('companyAdvice', brought[2]?.id, companies.at(-1))
  await relate('partnership', companies.at(-1), companies.at(-2), { ...since(9), note: 'Share a stand at the market' })
  await relate('competition', companies.at(-2), companies.at(-3))
  await relate('supply', companies.at(-4), companies.at(-1))
}
