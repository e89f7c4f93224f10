import type { Seed } from '#platform/objects/seed'
import { createCanned } from './domain/canned/canned-replies.ts'
import { createMacro } from './domain/macros/macros.ts'

const words = {
  en: {
    replies: [
      {
        shortcut: 'thanks',
        name: 'Thank you, we look into it',
        body: 'Hello {{contact.firstName | "there"}},\n\nthank you for writing. We look into it today and come back to you.\n\n{{sender.name}}',
      },
      {
        shortcut: 'torn',
        name: 'Torn parcel: a new box',
        body: 'Hello {{contact.firstName | "there"}},\n\nI am sorry that the box arrived torn. A new one leaves today; you need not send anything back.\n\n{{sender.name}}',
      },
      {
        shortcut: 'hours',
        name: 'When the counter is open',
        body: 'We are there from Monday to Friday, 8:00 to 16:30, and gladly put something aside for you.\n\n{{sender.name}}, {{workspace.name}}',
      },
    ],
    macros: { torn: 'Torn parcel', label: 'parcel', later: 'Wait for the customer until tomorrow' },
  },
  de: {
    replies: [
      {
        shortcut: 'danke',
        name: 'Danke, wir kümmern uns',
        body: 'Hallo {{contact.firstName | "zusammen"}},\n\ndanke für die Nachricht. Wir sehen heute nach und melden uns.\n\n{{sender.name}}',
      },
      {
        shortcut: 'gerissen',
        name: 'Gerissenes Paket: ein neues',
        body: 'Hallo {{contact.firstName | "zusammen"}},\n\nes tut mir leid, dass das Paket gerissen ankam. Ein neues geht heute hinaus; zurückschicken müssen Sie nichts.\n\n{{sender.name}}',
      },
      {
        shortcut: 'zeiten',
        name: 'Wann der Tresen offen ist',
        body: 'Wir sind Montag bis Freitag von 8:00 bis 16:30 da und legen gern etwas zurück.\n\n{{sender.name}}, {{workspace.name}}',
      },
    ],
    macros: { torn: 'Gerissenes Paket', label: 'Paket', later: 'Bis morgen auf die Kundschaft warten' },
  },
}

/** Answers that are given again and again, and what is done with them by one press. */
export async function seedAnswers({ ctx }: Seed): Promise<void> {
  const say = words[ctx.workspace.locale.startsWith('de') ? 'de' : 'en']
  const made = []
  for (const reply of say.replies) made.push(await createCanned(ctx, { ...reply, personal: false }))
  const torn = made[1]
  if (!torn) return
  await createMacro(ctx, {
    ...{ name: say.macros.torn, personal: false },
    actions: [
      { act: 'assign', to: 'me' },
      { act: 'label', add: [say.macros.label], remove: [] },
      { act: 'reply', cannedId: torn.id },
      { act: 'state', state: 'pending' },
    ],
  })
  await createMacro(ctx, { name: say.macros.later, personal: false, actions: [{ act: 'snooze', hours: 24 }] })
}
