import type { Ctx } from '#platform/ctx/ctx'

const words = {
  en: {
    pipeline: 'Wholesale',
    stages: ['Enquiry', 'Tasting', 'Quote sent', 'Trial order', 'Agreement'],
    credit: 'Delivery address checked',
    deals: [
      'House espresso, 40 kg',
      'Office coffee for 60',
      'Switch from another roastery',
      'Second counter, 25 kg',
      'Breakfast rooms',
      'Grinder lease',
      'Decaf for retail',
      'Own-label beans',
      'Filter line',
      'Espresso and training',
      'Two-year supply',
      'Festival stand, June',
      'Weekly 15 kg',
      'Three shops, mixed',
    ],
    tasks: ['Call', 'Tasting', 'Send the quote', 'Confirm the delivery'],
    talks: ['Talked about the roast', 'Tasting at their bar', 'Asked about the budget'],
    sources: ['Website', 'Recommendation', 'Trade fair', 'Phone'],
    views: ['Closing soon', 'Calendar of closings', 'Timeline'],
  },
  de: {
    pipeline: 'Großhandel',
    stages: ['Anfrage', 'Verkostung', 'Angebot gesendet', 'Probelieferung', 'Vertrag'],
    credit: 'Lieferadresse geprüft',
    deals: [
      'Hausespresso, 40 kg',
      'Bürokaffee für 60',
      'Wechsel von anderer Rösterei',
      'Zweiter Tresen, 25 kg',
      'Frühstücksräume',
      'Mühle zur Miete',
      'Entkoffeinierter für den Laden',
      'Bohnen unter eigenem Namen',
      'Filterlinie',
      'Espresso und Schulung',
      'Lieferung über zwei Jahre',
      'Festivalstand im Juni',
      'Wöchentlich 15 kg',
      'Drei Läden, gemischt',
    ],
    tasks: ['Anrufen', 'Verkostung', 'Angebot senden', 'Lieferung bestätigen'],
    talks: ['Über die Röstung gesprochen', 'Verkostung an ihrer Theke', 'Nach dem Budget gefragt'],
    sources: ['Website', 'Empfehlung', 'Messe', 'Telefon'],
    views: ['Bald fällig', 'Kalender der Abschlüsse', 'Zeitstrahl'],
  },
}

/** What the demo's deals are called, in the workspace's language. */
export const dealWords = ({ workspace }: Ctx) => words[workspace.locale.startsWith('de') ? 'de' : 'en']
