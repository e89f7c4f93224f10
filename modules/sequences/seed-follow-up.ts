import type { Seed } from '#platform/objects/seed'
import { plusWorkingDays, usualHours } from '#platform/values/working-time'
import { endAll } from './domain/end-enrolment.ts'
import { enrol } from './domain/enrol.ts'
import { moveEnrolment } from './domain/move-enrolment.ts'
import { optOut } from './domain/opt-out.ts'
import { changeSequence, createSequence } from './domain/sequences.ts'
import { takeSteps } from './domain/take-steps.ts'
import type { Made } from './seed.ts'
import type { SeedWords } from './seed-words.ts'

const DAY = 86_400_000
const nowhere = { config: { publicUrl: 'https://demo.example' } } as Parameters<typeof takeSteps>[1] // nothing of it leaves

/** Two sequences, with people at their first mail, at a task, waiting for approval, paused, and through with it. */
export async function seedFollowUp(seed: Seed, say: SeedWords, templates: Made): Promise<void> {
  const { ctx } = seed.at(new Date(seed.today.getTime() - 20 * DAY))
  const { subject, body } = templates[0] ?? say.again
  const offer = templates[2] ?? say.again
  const wait = { kind: 'wait' as const, days: 2 }
  const call = { kind: 'call' as const, title: say.call, details: '' }
  const rules = { basis: 'inTouch' as const, stops: ['answered', 'booked', 'bought', 'won'] as const, dailyCap: 40 }
  const [tasting = '', quiet = ''] = say.sequences
  const drafts = [
    {
      name: tasting,
      steps: [{ kind: 'mail' as const, subject, body }, wait, call, wait, { kind: 'mail' as const, ...say.again }],
    },
    { name: quiet, steps: [wait, { kind: 'draft' as const, subject: offer.subject, body: offer.body }, wait, call] },
  ]
  for (const [index, draft] of drafts.entries()) {
    const { id } = await createSequence(ctx, { ...rules, stops: [...rules.stops], ...draft })
    await changeSequence(ctx, { id, state: 'on' })
    await seedEnrolled(seed, id, index)
  }
}

/** Whom the sequence took in over the last days, with the steps that have come since. */
async function seedEnrolled(seed: Seed, id: string, index: number): Promise<void> {
  const me = seed.ctx.userId
  if (!me) return
  const clock = { hours: usualHours, timeZone: seed.ctx.workspace.timeZone, away: [] }
  const customers = seed.contacts.filter(({ companyId }) => companyId).slice(index * 12, index * 12 + 12)
  const started = plusWorkingDays(clock, new Date(seed.today.getTime() - 8 * DAY), 1)
  const then = seed.as(me).at(started).ctx
  const { enrolled } = await enrol(then, { id, contactIds: customers.map((one) => one.id), senderId: me })
  // Until yesterday: what is due today waits for today.
  for (let day = 0; plusWorkingDays(clock, started, day + 1).getTime() < seed.today.getTime() - DAY; day += 1) {
    const work = seed.as(me).at(plusWorkingDays(clock, started, day + 1)).ctx
    while ((await takeSteps(work, nowhere)) > 0);
    const next = enrolled[day]
    if (day === 0 && next) await moveEnrolment(work, { id: next.id, move: 'pause' })
    if (day === 1 && next) await endAll(work, [next.contactId], 'answered')
    if (day === 2 && next) await optOut(work, next.contactId, 'person')
    if (day === 3 && next) await endAll(work, [next.contactId], 'bought')
  }
}
