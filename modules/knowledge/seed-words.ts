type Language = 'en' | 'de'
type Words = Record<Language, string>

/** Topics by the names that articles call them. */
export const topics = [
  {
    id: '0190b3a4-0000-7000-8000-00000000c0d1',
    key: 'delivery',
    icon: 'truck' as const,
    name: { en: 'Orders and delivery', de: 'Bestellung und Lieferung' },
    about: { en: 'Where is it, change it, send it back', de: 'Wo ist sie, ändern, zurückschicken' },
  },
  {
    id: '0190b3a4-0000-7000-8000-00000000c0d2',
    key: 'brewing',
    icon: 'coffee' as const,
    name: { en: 'Brewing', de: 'Zubereitung' },
    about: { en: 'Grind, dose and water for every machine', de: 'Mahlgrad, Menge und Wasser für jede Maschine' },
  },
  {
    id: '0190b3a4-0000-7000-8000-00000000c0d3',
    key: 'machines',
    icon: 'tool' as const,
    name: { en: 'Machines and repair', de: 'Maschinen und Reparatur' },
    about: { en: 'Cleaning, descaling, book a technician', de: 'Reinigen, entkalken, Techniker bestellen' },
  },
]

interface SeedArticle {
  topic: (typeof topics)[number]['key']
  audience?: 'customers' | 'staff'
  /** Readings of a week, and who said it helped or not. */
  read: [views: number, helpful: number, unhelpful: number]
  isDraft?: true
  title: Words
  summary: Words
  body: Partial<Words>
}

export const articles: SeedArticle[] = [
  {
    topic: 'delivery',
    read: [61, 19, 2],
    title: { en: 'My parcel arrived damaged', de: 'Mein Paket kam beschädigt an' },
    summary: {
      en: 'Send us a picture, we replace it the same day',
      de: 'Schicken Sie uns ein Bild, wir ersetzen es am selben Tag',
    },
    body: {
      en: '<p>We are sorry. Coffee that arrives in an open or torn bag is replaced, whoever was at fault.</p><h2>What we need</h2><ol><li>A picture of the parcel and of the bag.</li><li>Your order number. It stands on the delivery note and begins with HK.</li></ol><h2>What happens next</h2><p>If you write before <strong>14:00</strong>, the new bag leaves us the same day. You need not send the damaged one back.</p>',
      de: '<p>Das tut uns leid. Kaffee, der offen oder gerissen ankommt, ersetzen wir, wer auch immer daran schuld ist.</p><h2>Was wir brauchen</h2><ol><li>Ein Bild des Pakets und des Beutels.</li><li>Ihre Bestellnummer. Sie steht auf dem Lieferschein und beginnt mit HK.</li></ol><h2>Wie es weitergeht</h2><p>Schreiben Sie vor <strong>14 Uhr</strong>, verlässt uns der neue Beutel am selben Tag. Den beschädigten müssen Sie nicht zurückschicken.</p>',
    },
  },
  {
    topic: 'delivery',
    read: [44, 12, 1],
    title: { en: 'Pause or skip a subscription box', de: 'Ein Abo pausieren oder aussetzen' },
    summary: { en: 'Until the day before roasting, every Tuesday', de: 'Bis zum Tag vor dem Rösten, jeden Dienstag' },
    body: {
      en: '<p>We roast on Tuesdays. Whatever you tell us until <strong>Monday evening</strong> holds for that week.</p><h2>Skip one box</h2><p>Answer the mail that announces your box with “skip”. The next one comes as planned.</p><h2>Pause for longer</h2><p>Tell us until when. We write a week before the first box leaves again, so that it does not surprise you.</p>',
      de: '<p>Wir rösten dienstags. Was Sie uns bis <strong>Montagabend</strong> sagen, gilt für diese Woche.</p><h2>Eine Kiste aussetzen</h2><p>Antworten Sie auf die Ankündigung Ihrer Kiste mit „aussetzen“. Die nächste kommt wie geplant.</p><h2>Länger pausieren</h2><p>Sagen Sie uns, bis wann. Wir schreiben eine Woche, bevor wieder eine Kiste losgeht, damit sie Sie nicht überrascht.</p>',
    },
  },
  {
    topic: 'delivery',
    read: [27, 8, 0],
    title: { en: 'Change the delivery address', de: 'Die Lieferadresse ändern' },
    summary: { en: 'As long as the parcel has not left us', de: 'Solange das Paket noch bei uns ist' },
    body: {
      en: '<p>Write to us with your order number and the new address. Parcels leave us on weekdays at 15:00; until then we can change everything.</p><p>Once it is on its way, the carrier can leave it with a neighbour or at a shop near you. Their link stands in the mail about your parcel.</p>',
      de: '<p>Schreiben Sie uns mit Ihrer Bestellnummer und der neuen Adresse. Pakete verlassen uns werktags um 15 Uhr; bis dahin können wir alles ändern.</p><p>Ist es unterwegs, kann der Zusteller es beim Nachbarn oder in einem Laden in Ihrer Nähe abgeben. Der Link steht in der Mail zu Ihrem Paket.</p>',
    },
  },
  {
    topic: 'brewing',
    read: [52, 22, 4],
    title: { en: 'Which grind for which machine', de: 'Welcher Mahlgrad für welche Maschine' },
    summary: {
      en: 'A table from moka pot to batch brewer',
      de: 'Eine Tabelle vom Herdkännchen bis zur Filtermaschine',
    },
    body: {
      en: '<p>The finer the grind, the longer the water takes. Begin here and change one thing at a time.</p><table><tbody><tr><th>Machine</th><th>Grind size</th><th>Time</th></tr><tr><td>Espresso</td><td>fine, like icing sugar</td><td>25–30 s</td></tr><tr><td>Moka pot</td><td>fine to medium</td><td>2 min</td></tr><tr><td>Hand filter</td><td>medium, like sand</td><td>3 min</td></tr><tr><td>French press</td><td>coarse, like sea salt</td><td>4 min</td></tr></tbody></table><h2>Sour or bitter?</h2><p><strong>Sour</strong>: grind finer. <strong>Bitter</strong>: grind coarser, or use less heat.</p>',
      de: '<p>Je feiner gemahlen, desto länger braucht das Wasser. Fangen Sie hier an und ändern Sie immer nur eines.</p><table><tbody><tr><th>Maschine</th><th>Mahlgrad</th><th>Zeit</th></tr><tr><td>Espresso</td><td>fein wie Puderzucker</td><td>25–30 s</td></tr><tr><td>Herdkännchen</td><td>fein bis mittel</td><td>2 min</td></tr><tr><td>Handfilter</td><td>mittel wie Sand</td><td>3 min</td></tr><tr><td>Stempelkanne</td><td>grob wie Meersalz</td><td>4 min</td></tr></tbody></table><h2>Sauer oder bitter?</h2><p><strong>Sauer</strong>: feiner mahlen. <strong>Bitter</strong>: gröber mahlen oder weniger Hitze.</p>',
    },
  },
  {
    topic: 'brewing',
    read: [33, 9, 1],
    title: { en: 'How fresh is the coffee?', de: 'Wie frisch ist der Kaffee?' },
    summary: { en: 'Roasted on Tuesday, shipped on Wednesday', de: 'Dienstag geröstet, Mittwoch verschickt' },
    body: {
      en: '<p>The day of roasting is stamped on every bag. Filter coffee tastes best from the fifth day on, espresso from the tenth.</p><p>Keep it in its bag, closed, and not in the fridge. Whole beans stay good for three months, ground coffee for two weeks.</p>',
      de: '<p>Der Tag der Röstung steht auf jedem Beutel. Filterkaffee schmeckt ab dem fünften Tag am besten, Espresso ab dem zehnten.</p><p>Lassen Sie ihn im Beutel, verschlossen, und nicht im Kühlschrank. Ganze Bohnen halten drei Monate, gemahlener Kaffee zwei Wochen.</p>',
    },
  },
  {
    topic: 'brewing',
    read: [12, 3, 0],
    title: { en: 'Brew a moka pot without bitterness', de: 'Kaffee aus dem Herdkännchen, nicht bitter' },
    summary: {
      en: 'Hot water, low heat, off before it gurgles',
      de: 'Heißes Wasser, wenig Hitze, runter vor dem Gurgeln',
    },
    // In English alone: German readers are told so.
    body: {
      en: '<ol><li>Fill the bottom with <strong>hot</strong> water, up to the valve.</li><li>Fill the basket level, and do not press.</li><li>Low heat, lid open.</li><li>Take it off as soon as it turns blond, and cool the bottom under the tap.</li></ol>',
    },
  },
  {
    topic: 'machines',
    read: [39, 14, 6],
    title: { en: 'Descale the espresso machine', de: 'Die Espressomaschine entkalken' },
    summary: { en: 'Every two months, in half an hour', de: 'Alle zwei Monate, in einer halben Stunde' },
    body: {
      en: '<p>Where water is hard, scale is what most often stops a machine. You need 30 minutes and a descaler without vinegar.</p><h2>How to</h2><ol><li>Empty the tank, take out the filter.</li><li>Mix the descaler as its label says and fill it in.</li><li>Let half of it run through the group and the steam pipe. Wait ten minutes, then the rest.</li><li>Rinse with two full tanks of fresh water.</li></ol><h2>If the lamp stays on</h2><p>Hold the cup button for five seconds. If it still blinks, book a technician.</p>',
      de: '<p>Wo das Wasser hart ist, bleibt eine Maschine meist wegen Kalk stehen. Sie brauchen 30 Minuten und einen Entkalker ohne Essig.</p><h2>So geht es</h2><ol><li>Tank leeren, Filter herausnehmen.</li><li>Entkalker nach Packung anrühren und einfüllen.</li><li>Die Hälfte durch Brühgruppe und Dampfrohr laufen lassen. Zehn Minuten warten, dann den Rest.</li><li>Mit zwei vollen Tanks frischem Wasser spülen.</li></ol><h2>Wenn die Lampe bleibt</h2><p>Die Tassentaste fünf Sekunden halten. Blinkt sie weiter, bestellen Sie einen Techniker.</p>',
    },
  },
  {
    topic: 'machines',
    read: [21, 7, 1],
    title: { en: 'The grinder stands still', de: 'Die Mühle steht still' },
    summary: { en: 'Three things to try before you call us', de: 'Drei Dinge, die Sie vor dem Anruf versuchen können' },
    body: {
      en: '<h2>It hums</h2><p>A stone or a hard bean is caught. Unplug it, take off the hopper, vacuum the burrs and turn them by hand.</p><h2>It is silent</h2><p>The motor switches itself off when it gets hot. Let it rest for half an hour. The hopper must click in, or it does not start.</p><h2>It smells burnt</h2><p>Unplug it and write to us: we bring a grinder on loan the next working day.</p>',
      de: '<h2>Sie brummt</h2><p>Ein Stein oder eine harte Bohne klemmt. Stecker ziehen, Bohnenbehälter abnehmen, Mahlscheiben aussaugen und von Hand drehen.</p><h2>Sie ist stumm</h2><p>Der Motor schaltet sich ab, wenn er heiß wird. Eine halbe Stunde ruhen lassen. Der Behälter muss einrasten, sonst startet sie nicht.</p><h2>Sie riecht verbrannt</h2><p>Stecker ziehen und uns schreiben: am nächsten Werktag bringen wir eine Leihmühle.</p>',
    },
  },
  {
    topic: 'machines',
    audience: 'customers',
    read: [6, 2, 0],
    title: { en: 'Service contract: what is included', de: 'Wartungsvertrag: was enthalten ist' },
    summary: { en: 'For cafés that lease a machine from us', de: 'Für Cafés, die eine Maschine bei uns mieten' },
    body: {
      en: '<p>Two inspections a year, seals and showers included. In a breakdown somebody is with you within <strong>eight working hours</strong>; a machine on loan stands with you the next day.</p>',
      de: '<p>Zwei Inspektionen im Jahr, Dichtungen und Duschen inbegriffen. Bei einem Ausfall ist in <strong>acht Arbeitsstunden</strong> jemand bei Ihnen; eine Leihmaschine steht am nächsten Tag da.</p>',
    },
  },
  {
    topic: 'delivery',
    audience: 'staff',
    read: [9, 0, 0],
    title: { en: 'Goodwill: what we may give away', de: 'Kulanz: was wir verschenken dürfen' },
    summary: { en: 'Up to 25 euros without asking', de: 'Bis 25 Euro ohne Rückfrage' },
    body: {
      en: '<p>Up to 25 euros each of us decides alone: a bag, the postage, a cup. Above that ask whoever leads the shift. Write it on the ticket.</p>',
      de: '<p>Bis 25 Euro entscheidet jede und jeder allein: ein Beutel, das Porto, eine Tasse. Darüber fragt, wer die Schicht leitet. Schreibt es ans Ticket.</p>',
    },
  },
  {
    topic: 'delivery',
    isDraft: true,
    read: [0, 0, 0],
    title: { en: 'Send coffee as a gift', de: 'Kaffee verschenken' },
    summary: { en: 'With a card, on the day you choose', de: 'Mit Karte, am Tag Ihrer Wahl' },
    body: {
      en: '<p>Choose the day, write the card, and we pack it.</p>',
      de: '<p>Tag wählen, Karte schreiben, wir packen ein.</p>',
    },
  },
]

/** What was searched for on the help centre: words, how often, how much was found. */
export const searches: Record<Language, [string, number, number][]> = {
  en: [['decaf', 14, 0], ['gift card', 11, 0], ['grind size', 19, 1], ['oat milk', 5, 0], ['damaged parcel', 12, 1], ['click and collect', 4, 0]],
  de: [['entkoffeiniert', 12, 0], ['gutschein', 16, 0], ['mahlgrad', 17, 1], ['hafermilch', 6, 0], ['paket beschaedigt', 9, 1], ['abholen', 5, 0]],
} // biome-ignore format: a table
