import { uuidv7 } from 'uuidv7'
import { seedAssignment, seedRouting } from '#modules/assignment'
import { seedAutomation } from '#modules/automation'
import { seedChat } from '#modules/chat'
import { seedOrders, seedOrderViews, seedPricelists, seedProducts } from '#modules/commerce'
import { seedConversations } from '#modules/conversations'
import { seedActivity, seedCustomers, seedCustomerViews, seedDuplicates } from '#modules/customers'
import { seedFeedback } from '#modules/feedback'
import { seedNights, seedSubmissions, seedTargets } from '#modules/forecast'
import { seedForms } from '#modules/forms'
import { seedInvoices, seedInvoiceViews } from '#modules/invoices'
import { seedKnowledge } from '#modules/knowledge'
import { seedQuotes } from '#modules/quotes'
import { seedDeals, seedDealViews, seedPipeline } from '#modules/sales'
import { seedScoreView, seedScoring } from '#modules/scoring'
import { seedSequences } from '#modules/sequences'
import { seedTickets } from '#modules/tickets'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { openSeed, type Seed } from '#platform/objects/seed'
import { startMeasurement } from '#platform/quality/measure'
import { learnWorkspace } from '#platform/search/learn-words'
import { seedDataModel, seedDataModelValues } from './data-model.ts'
import { demoState } from './demo.ts'
import { seedRelations } from './relations.ts'
import { seedSegments } from './segments.ts'
import { seedAudit, seedBeginning } from './team/begun.ts'
import { seedPeople } from './team/people.ts'
import { seedTogether } from './team/together.ts'
import { seedTeamWork } from './team/work.ts'

const MONTHS = 24

/**
 * Fills the workspace with two years of a small coffee roaster and the people who work there, written month by month as if it
 * had happened then. The program itself writes it, or its people do: whoever asks for it has done none of it. Everything
 * carries the load's id as its cause, by which `removeDemo` finds it again.
 * @param isAllExample the workspace was made for the demo, its owner's first week as well
 */
export async function loadDemo(
  ctx: Ctx,
  { isAllExample = false }: { isAllExample?: boolean } = {},
): Promise<{ loaded: boolean; loadedAt: string | null }> {
  const id = uuidv7()
  const claimed = await ctx.db
    .insertInto('demoLoads')
    // Of one clock with what it asks for: removal looks at what came since.
    .values({ workspaceId: ctx.workspaceId, id, loadedBy: ctx.userId, loadedAt: ctx.now().toISOString() })
    .onConflict((conflict) => conflict.column('workspaceId').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!claimed) refuse('demo_loaded')
  const today = ctx.now()
  const begun = inLightOf(ctx, { causeId: id, actor: { kind: 'system', id: null } })
  await seedPipeline(begun)
  const cast = await seedPeople(inLightOf(begun, { now: () => daysBefore(today, 27) }), id.slice(-8))
  const seed = await openSeed(await seedDataModel(begun), today, [cast.sales, cast.field, cast.shop])
  await seedProducts(seed.at(monthsBefore(today, MONTHS)))
  for (let month = MONTHS; month >= 1; month -= 1)
    await seedMonth(seed, monthsBefore(today, month), monthsBefore(today, month - 1))
  await seedPricelists(seed.at(daysBefore(today, 24)))
  await seedDataModelValues(seed.at(daysBefore(today, 20)))
  await seedDeals(seed)
  await seedDuplicates(seed.at(monthsBefore(today, 4)))
  await seedActivity(seed.at(today))
  await seedForms(seed)
  await seedQuotes(seed, { isAllExample })
  await seedInvoices(seed, { isAllExample })
  await seedKnowledge(seed.at(today))
  await seedSequences(seed)
  await seedConversations(seed)
  // Some of them come out of conversations.
  await seedTickets(seed, { isAllExample })
  await seedChat(seed)
  await seedFeedback(seed, { isAllExample })
  await seedRelations(seed.at(daysBefore(today, 1)))
  await seedTeamWork(seed, cast)
  await seedTogether(seed, cast)
  await seedAssignment(seed, { teamId: cast.teams.wholesale, near: [cast.field, cast.shop], manager: cast.manager })
  // A business that tries it out has conversations of its own, which nobody of the demo is to get.
  if (isAllExample) {
    const { service: mechanic, sales: full, field: away, shop: gone } = cast
    await seedRouting(seed.at(today), { mechanic, full, away, gone })
  }
  await seedAutomation(seed.at(today))
  await seedAudit(seed, cast)
  await seedBeginning(seed, { cast, causeId: id, isAllExample })
  await seedCustomerViews(seed.at(today))
  await seedScoreView(seed.at(today))
  await seedOrderViews(seed.at(today))
  await seedInvoiceViews(seed.at(today))
  await seedScoring(seed.at(today))
  await seedDealViews(seed.at(today))
  await seedTargets(seed.at(today), cast)
  await seedSubmissions(seed, cast)
  await seedNights(seed.at(today))
  await seedSegments(seed.at(today))
  for (const object of ['contact', 'company']) await startMeasurement(ctx, ctx.objects.find(object))
  await learnWorkspace(ctx)
  return demoState(ctx)
}

async function seedMonth(seed: Seed, from: Date, to: Date) {
  await seedCustomers(seed.at(from))
  await seedOrders(seed.at(to), { from, to })
}

const daysBefore = (date: Date, days: number) => new Date(date.getTime() - days * 86_400_000)

function monthsBefore(date: Date, months: number): Date {
  const earlier = new Date(date)
  earlier.setUTCMonth(earlier.getUTCMonth() - months)
  return earlier
}
