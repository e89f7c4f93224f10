import type { Ctx } from '#platform/ctx/ctx'

const en = {
  people: ['Nora Bennett', 'Priya Raman', 'Tom Okafor', 'Jonas Reimer', 'Ella Fraser', 'Ruth Hargreaves'],
  teams: ['Sales', 'Wholesale', 'Shop and market', 'Service'],
  role: ['Field sales', 'Sees the customers of their own team, changes their own, and no birthdays.'],
  asked: 'Asked on the phone whether the decaf comes in kilo bags.\nPrice list: https://hafen.example/prices',
  answered: 'It does, since October. I put two samples in the next parcel.',
  liked: '@{{me}} they liked the samples. Will you ask again before the spring fair?',
  yard: 'The yard is closed for building until the end of the month: @Service, please deliver to the front door.',
  machine: 'The left group is leaking again. I can be there on Thursday if @{{me}} agrees to the price.',
  shared: 'Tom is at the fair with them on Saturday, so I shared this contact with him.',
  reason: 'Sales to service',
  note: 'They signed. Ask for Hanna in the mornings, she has the keys to the cellar.',
  items: ['Introduce yourself', 'Check the delivery days', 'Note when the machine is due for service'],
  title: 'Roastery closed on Friday afternoon',
  body: 'The big roaster gets a new drum.\nOrders that come in after 12:00 go out on Monday.',
  feedback: [
    'On the phone I cannot see at a glance which machine a customer has.',
    'I would like to filter orders by the day they were delivered.',
    'Can tasks of the service team start with the nearest customer?',
  ],
  answer: 'You can: add the column “Placed on” in the orders, and save it as a view. I did one called “By month”.',
  queue: ['Swap the grinder discs', 'Descale the machine', 'Fetch the loan machine'],
  today: [
    'Send the offer for the second counter',
    'Ring back about the delivery days',
    'Check the sample parcel',
    'Write to the new buyer',
  ],
  fair: 'Prepare the spring fair',
  fairSteps: ['Book the stand', 'Choose three coffees', 'Print the price list', 'Invite the regulars'],
  weekly: 'Go through the open trials',
  weeklySteps: ['Who has ordered', 'Who has gone quiet', 'What they said'],
  visits: ['Bring the samples', 'Agree on the delivery day', 'Ask how the new blend is going'],
  call: ['About the order', 'About the trial week', 'Delivery day', 'Price list'],
  said: [
    'Wants the decaf from next week on.',
    'Not there; try again after ten.',
    'Will send the figures for the second shop.',
    'Pleased with the new blend. Asks for a course for two baristas.',
    'Compares our price with Elbgold until Friday.',
  ],
}

const de: typeof en = {
  people: ['Lena Brandt', 'Aylin Demir', 'Mats Petersen', 'Jonas Reimer', 'Ole Hansen', 'Renate Voss'],
  teams: ['Vertrieb', 'Großkunden', 'Laden und Markt', 'Service'],
  role: ['Außendienst', 'Sieht die Kunden des eigenen Teams, ändert die eigenen, und keine Geburtstage.'],
  asked:
    'Hat am Telefon gefragt, ob es den Entkoffeinierten im Kilobeutel gibt.\nPreisliste: https://hafen.example/preise',
  answered: 'Gibt es seit Oktober. Zwei Proben liegen im nächsten Paket.',
  liked: '@{{me}} die Proben kamen gut an. Fragst du vor der Frühjahrsmesse noch einmal nach?',
  yard: 'Der Hof ist bis Monatsende Baustelle: @Service, bitte vorne anliefern.',
  machine: 'Die linke Gruppe tropft wieder. Ich kann am Donnerstag hin, wenn @{{me}} mit dem Preis einverstanden ist.',
  shared: 'Mats ist am Samstag mit ihnen auf der Messe, darum habe ich ihm den Kontakt freigegeben.',
  reason: 'Verkauf an Service',
  note: 'Ist unterschrieben. Vormittags nach Hanna fragen, sie hat den Kellerschlüssel.',
  items: ['Sich vorstellen', 'Liefertage prüfen', 'Nächste Wartung der Maschine eintragen'],
  title: 'Rösterei am Freitagnachmittag geschlossen',
  body: 'Der große Röster bekommt eine neue Trommel.\nWas nach 12 Uhr bestellt wird, geht am Montag raus.',
  feedback: [
    'Am Telefon sehe ich nicht auf einen Blick, welche Maschine ein Kunde hat.',
    'Ich würde Bestellungen gern nach dem Tag der Lieferung filtern.',
    'Können die Aufgaben vom Service beim nächstgelegenen Kunden anfangen?',
  ],
  answer:
    'Das geht: in den Bestellungen die Spalte „Bestellt am“ dazunehmen und als Ansicht speichern. Eine heißt schon „Nach Monat“.',
  queue: ['Mahlscheiben tauschen', 'Maschine entkalken', 'Leihmaschine abholen'],
  today: [
    'Angebot für den zweiten Tresen schicken',
    'Wegen der Liefertage zurückrufen',
    'Probenpaket prüfen',
    'Der neuen Einkäuferin schreiben',
  ],
  fair: 'Frühjahrsmesse vorbereiten',
  fairSteps: ['Stand buchen', 'Drei Kaffees aussuchen', 'Preisliste drucken', 'Stammkunden einladen'],
  weekly: 'Offene Probewochen durchgehen',
  weeklySteps: ['Wer hat bestellt', 'Wer ist still geworden', 'Was sie gesagt haben'],
  visits: ['Proben mitbringen', 'Liefertag vereinbaren', 'Nach der neuen Mischung fragen'],
  call: ['Wegen der Bestellung', 'Wegen der Probewoche', 'Liefertag', 'Preisliste'],
  said: [
    'Möchte ab nächster Woche den Entkoffeinierten.',
    'Nicht erreicht; nach zehn noch einmal.',
    'Schickt die Zahlen für den zweiten Laden.',
    'Zufrieden mit der neuen Mischung. Fragt nach einem Kurs für zwei Baristas.',
    'Vergleicht bis Freitag unseren Preis mit Elbgold.',
  ],
}

/** What the demo's people say and do, in the workspace's language. */
export const teamWords = ({ workspace }: Pick<Ctx, 'workspace'>): typeof en =>
  workspace.locale.startsWith('de') ? de : en
