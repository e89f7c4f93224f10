import { uuidv7 } from 'uuidv7'
import type { Seed } from '#platform/objects/seed'
import { noteAnswer } from './domain/note-answer.ts'
import { recipientOf, writeLetter } from './domain/send-letter.ts'
import { createTemplate } from './domain/templates.ts'
import { valuesFor } from './domain/variables.ts'
import { finalWords, findReader } from './domain/write-mail.ts'
import { seedFollowUp } from './seed-follow-up.ts'
import { type SeedWords, seedWords } from './seed-words.ts'

const DAY = 86_400_000

/** Templates, and mails of the last weeks about open deals: some answered. Nothing of it leaves. */
export async function seedSequences(seed: Seed): Promise<void> {
  const say = seedWords[seed.ctx.workspace.locale.startsWith('de') ? 'de' : 'en']
  const templates = await seedTemplates(seed.at(new Date(seed.today.getTime() - 40 * DAY)), say)
  await seedLetters(seed, say, templates)
  await seedFollowUp(seed, say, templates)
}

async function seedTemplates({ ctx }: Seed, { templates, folders }: SeedWords) {
  const made = []
  for (const { folder, ...draft } of templates)
    made.push(await createTemplate(ctx, { ...draft, folder: folders[folder] ?? '', personal: false }))
  return made
}

export type Made = Awaited<ReturnType<typeof seedTemplates>>

async function seedLetters(seed: Seed, say: SeedWords, templates: Made): Promise<void> {
  const deals = await seed.ctx.db
    .selectFrom('deals')
    .select(['id', 'contactId', 'ownerId'])
    .where('workspaceId', '=', seed.ctx.workspaceId)
    .where('status', '=', 'open')
    .where('contactId', 'is not', null)
    .orderBy('createdAt', 'desc')
    .limit(8)
    .execute()
  for (const [index, { id: dealId, contactId, ownerId }] of deals.entries()) {
    const template = templates[index % templates.length]
    const senderId = ownerId ?? seed.ctx.userId
    if (!template || !contactId || !senderId) continue
    const { ctx } = seed.as(senderId).at(new Date(seed.today.getTime() - (1 + index * 2) * DAY))
    const contact = await findReader(ctx, contactId)
    const words = finalWords(await valuesFor(ctx, { contact, dealId, senderId }), template)
    const about = { contact, dealId, senderId, templateId: template.id, to: recipientOf(contact, undefined) }
    const id = uuidv7()
    await writeLetter(ctx, { id, ...about, ...words, thread: { id: null, mails: [] }, isExample: true })
    const later = seed.as(senderId).at(new Date(ctx.now().getTime() + DAY / 3)).ctx
    if (index % 3 === 1) await noteAnswer(later, { id, text: say.answer })
  }
}
