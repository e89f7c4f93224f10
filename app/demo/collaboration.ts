import { announce } from '#platform/collaboration/announcements/announcements'
import { giveReaction } from '#platform/collaboration/comments/reactions'
import { createComment } from '#platform/collaboration/comments/write-comment'
import { createTemplate } from '#platform/collaboration/hand-overs/templates'
import { Refusal } from '#platform/http/refusal'
import type { Seed } from '#platform/objects/seed'

const words = {
  en: {
    said: [
      'Asked on the phone whether the decaf comes in kilo bags.\nPrice list: https://hafen.example/prices',
      'It does, since October. I put two samples in the next parcel.',
      'Liked the samples. Ask again before the spring fair.',
      'The yard is closed for building until the end of the month: deliver to the front door.',
    ],
    reason: 'Sales to service',
    items: ['Introduce yourself', 'Check the delivery days', 'Note when the machine is due for service'],
    title: 'Roastery closed on Friday afternoon',
    body: 'The big roaster gets a new drum.\nOrders that come in after 12:00 go out on Monday.',
  },
  de: {
    said: [
      'Hat am Telefon gefragt, ob es den Entkoffeinierten im Kilobeutel gibt.\nPreisliste: https://hafen.example/preise',
      'Gibt es seit Oktober. Zwei Proben liegen im nächsten Paket.',
      'Die Proben kamen gut an. Vor der Frühjahrsmesse noch einmal fragen.',
      'Der Hof ist bis Monatsende Baustelle: vorne anliefern.',
    ],
    reason: 'Verkauf an Service',
    items: ['Sich vorstellen', 'Liefertage prüfen', 'Nächste Wartung der Maschine eintragen'],
    title: 'Rösterei am Freitagnachmittag geschlossen',
    body: 'Der große Röster bekommt eine neue Trommel.\nWas nach 12 Uhr bestellt wird, geht am Montag raus.',
  },
}

/** What a small team says to each other about its customers, a checklist for hand-overs, something everybody should know. */
export async function seedCollaboration({ ctx, contacts }: Seed): Promise<void> {
  // Who fills the workspace from the command line may be nobody in it.
  if (ctx.userId === null) return
  const { said, reason, items, title, body } = words[ctx.workspace.locale.startsWith('de') ? 'de' : 'en']
  const [first = '', answer = '', later = '', other = ''] = said
  const [one, two] = contacts.slice(-6)
  const say = (recordId: string, text: string, threadId?: string) =>
    createComment(ctx, { object: 'contact', recordId, body: text, mentions: [], ...(threadId ? { threadId } : {}) })
  if (one) {
    const asked = await say(one.id, first)
    await say(one.id, answer, asked.id)
    await say(one.id, later, asked.id)
    await giveReaction(ctx, { subjectId: asked.id, object: 'comment', kind: 'seen' })
  }
  if (two) await say(two.id, other)
  await keepOwn(() => createTemplate(ctx, { object: 'contact', reason, items }))
  await announce(ctx, { title, body, teamIds: [] })
}

/** What the team has made itself under that name stays as it is. */
async function keepOwn(make: () => Promise<unknown>): Promise<void> {
  try {
    await make()
  } catch (problem) {
    if (!(problem instanceof Refusal && problem.code === 'hand_over_template_exists')) throw problem
  }
}
