/** What the demo's business writes more than once. */
export const seedWords = {
  en: {
    folders: ['Tastings', 'Wholesale'],
    templates: [
      {
        folder: 0,
        name: 'After the tasting',
        subject: 'Thank you for tasting with us',
        body: 'Hello {{contact.firstName | "there"}},\n\nthank you for coming by. Which of the three did you like best? If you tell me how many kilos {{company.name | "you"}} need in a week, I will work out an offer.\n\nBest wishes\n{{sender.name}}',
      },
      {
        folder: 1,
        name: 'First word to a new enquiry',
        subject: 'Your enquiry, {{contact.firstName | "and our answer"}}',
        body: 'Hello {{contact.firstName | "there"}},\n\nthank you for writing to us. I am the one who looks after your enquiry. When may I call you for ten minutes?\n\nBest wishes\n{{sender.name}}\n{{workspace.name}}',
      },
      {
        folder: 1,
        name: 'Did our offer reach you?',
        subject: 'About our offer “{{deal.name | "from last week"}}”',
        body: 'Hello {{contact.firstName | "there"}},\n\nhave you had time to look at our offer? If something is missing I will gladly change it.\n\nBest wishes\n{{sender.name}}',
      },
    ],
    answer: 'Thank you, that fits. Could you call me tomorrow morning?',
    sequences: ['After the tasting', 'Offer without an answer'],
    call: 'Call {{contact.firstName | "them"}}: which coffee was it?',
    again: {
      subject: 'Shall I put samples aside?',
      body: 'Hello {{contact.firstName | "there"}},\n\nshall I put two bags aside for you? A short yes will do.\n\nBest wishes\n{{sender.name}}',
    },
  },
  de: {
    folders: ['Verkostungen', 'Großhandel'],
    templates: [
      {
        folder: 0,
        name: 'Nach der Verkostung',
        subject: 'Danke für Ihren Besuch',
        body: 'Guten Tag {{contact.firstName | ""}},\n\nschön, dass Sie da waren. Welcher der drei hat Ihnen am besten geschmeckt? Wenn Sie mir sagen, wie viele Kilo {{company.name | "Sie"}} in der Woche brauchen, rechne ich ein Angebot aus.\n\nHerzliche Grüße\n{{sender.name}}',
      },
      {
        folder: 1,
        name: 'Erste Antwort auf eine Anfrage',
        subject: 'Ihre Anfrage bei uns',
        body: 'Guten Tag {{contact.firstName | ""}},\n\nvielen Dank für Ihre Anfrage, um die ich mich gern kümmere. Wann darf ich Sie für zehn Minuten anrufen?\n\nHerzliche Grüße\n{{sender.name}}\n{{workspace.name}}',
      },
      {
        folder: 1,
        name: 'Ist unser Angebot angekommen?',
        subject: 'Zu unserem Angebot „{{deal.name | "von letzter Woche"}}“',
        body: 'Guten Tag {{contact.firstName | ""}},\n\nhatten Sie Zeit, in unser Angebot zu schauen? Wenn etwas fehlt, ändere ich es gern.\n\nHerzliche Grüße\n{{sender.name}}',
      },
    ],
    answer: 'Danke, das passt. Rufen Sie mich morgen Vormittag an?',
    sequences: ['Nach der Verkostung', 'Angebot ohne Antwort'],
    call: '{{contact.firstName | "Kontakt"}} anrufen: Welcher Kaffee war es?',
    again: {
      subject: 'Soll ich Ihnen Proben zurücklegen?',
      body: 'Guten Tag {{contact.firstName | ""}},\n\nsoll ich Ihnen zwei Tüten zurücklegen? Ein kurzes Ja genügt.\n\nHerzliche Grüße\n{{sender.name}}',
    },
  },
}

export type SeedWords = (typeof seedWords)['en']
