/** What one conversation of the demo says. */
export interface Talk {
  subject: string
  said: string[]
  answer: string
  note?: string
}

export const talks: Record<'en' | 'de', Talk[]> = {
  en: [
    {
      subject: 'Box arrived torn again',
      said: [
        'Hello, the November box arrived torn again, and this time two bags are open. That is the second time this autumn and I would like my money back.',
        'Thank you, that was quick!',
      ],
      answer:
        'I’m sorry: a torn box once is bad luck, twice is our fault. A new one goes out today in a stronger carton, free of charge.',
      note: 'Packing station 2 again. Ask them to use the stronger tape.',
    },
    {
      subject: 'Grinder makes a noise',
      said: ['Since Monday the grinder rattles when it starts. Should we stop using it?'],
      answer:
        'Please leave it off for now. A technician can come on Thursday between nine and eleven. Does that suit you?',
    },
    {
      subject: 'Does the decaf contain solvents?',
      said: ['Hi, is your decaf washed with solvents or with water? A customer asks.', 'Perfect, thank you.'],
      answer: 'With water only, in Bremen. There is nothing in it but coffee.',
    },
    {
      subject: 'Pause my subscription',
      said: ['I am away in December. Can I pause for one box?'],
      answer: 'Of course. The December box is paused; the next one leaves on 7 January.',
    },
    {
      subject: 'Tasting on Tuesday',
      said: ['Would there be room for two more at the tasting on Tuesday?', 'Perfect, two of us will come by at ten.'],
      answer: 'There is. Shall I write you down for ten o’clock?',
    },
    {
      subject: 'Invoice with the wrong address',
      said: ['Our last invoice still has the old street. Could you send a corrected one? Our tax adviser asks for it.'],
      answer: 'The corrected invoice is on its way by post and stands in your account. Sorry for the extra work.',
      note: 'New address is in the contact now.',
    },
    {
      subject: 'Gift box with a card',
      said: ['Could you put a handwritten card in the parcel? It is for my mother’s seventieth.'],
      answer: 'With pleasure. What shall we write?',
    },
    {
      subject: 'The 12 kg that should have come on Tuesday',
      said: ['The 12 kg that should have come on Tuesday are not here, and we open at seven tomorrow.'],
      answer:
        'The carrier lost it, and we did not notice in time. A colleague brings you 12 kg this evening, before six.',
      note: 'Third parcel lost on this route this month.',
    },
    {
      subject: 'Which beans for the new machine?',
      said: [
        'We have a new two-group machine. Which of your beans would you begin with?',
        'Samples arrived well, the Ethiopian is lovely.',
      ],
      answer: 'I would begin with the house blend and compare it with the Ethiopian. Samples of both leave today.',
    },
    {
      subject: 'Opening hours over Christmas',
      said: ['When is the last day to order before Christmas?'],
      answer: 'Orders until 18 December arrive before the holidays. We roast again from 4 January.',
    },
  ],
  de: [
    {
      subject: 'Schon wieder ein gerissenes Paket',
      said: [
        'Guten Tag, das Paket vom November kam schon wieder gerissen an, diesmal sind zwei Tüten offen. Das ist das zweite Mal in diesem Herbst, ich hätte gern mein Geld zurück.',
        'Danke, das ging aber schnell!',
      ],
      answer:
        'Das tut mir leid: Einmal ist Pech, zweimal ist unsere Schuld. Heute geht ein neues in einem festeren Karton hinaus, auf unsere Kosten.',
      note: 'Wieder Packplatz 2. Bitte dort das festere Band verwenden.',
    },
    {
      subject: 'Die Mühle macht Geräusche',
      said: ['Seit Montag klappert die Mühle beim Anlaufen. Sollen wir sie lieber nicht benutzen?'],
      answer:
        'Bitte lassen Sie sie vorerst aus. Am Donnerstag zwischen neun und elf kann jemand kommen. Passt Ihnen das?',
    },
    {
      subject: 'Ist der Entkoffeinierte ohne Lösungsmittel?',
      said: [
        'Hallo, wird Ihr Entkoffeinierter mit Lösungsmittel oder mit Wasser gewaschen? Ein Gast fragt.',
        'Wunderbar, danke.',
      ],
      answer: 'Nur mit Wasser, in Bremen. Es ist nichts darin als Kaffee.',
    },
    {
      subject: 'Abo aussetzen',
      said: ['Im Dezember bin ich verreist. Kann ich eine Lieferung aussetzen?'],
      answer: 'Natürlich. Die Lieferung im Dezember entfällt, die nächste geht am 7. Januar hinaus.',
    },
    {
      subject: 'Verkostung am Dienstag',
      said: ['Wäre bei der Verkostung am Dienstag noch Platz für zwei?', 'Wunderbar, wir kommen um zehn zu zweit.'],
      answer: 'Ja. Darf ich Sie für zehn Uhr eintragen?',
    },
    {
      subject: 'Rechnung mit falscher Anschrift',
      said: [
        'Auf der letzten Rechnung steht noch die alte Straße. Könnten Sie eine berichtigte schicken? Unser Steuerbüro fragt danach.',
      ],
      answer: 'Die berichtigte Rechnung ist unterwegs und liegt in Ihrem Konto. Entschuldigen Sie die Mühe.',
      note: 'Die neue Anschrift steht jetzt am Kontakt.',
    },
    {
      subject: 'Geschenkpaket mit Karte',
      said: ['Könnten Sie eine handgeschriebene Karte beilegen? Es ist für den siebzigsten Geburtstag meiner Mutter.'],
      answer: 'Sehr gern. Was sollen wir schreiben?',
    },
    {
      subject: 'Die 12 kg vom Dienstag',
      said: ['Die 12 kg, die am Dienstag kommen sollten, sind nicht da, und wir öffnen morgen um sieben.'],
      answer:
        'Der Paketdienst hat sie verloren, und wir haben es zu spät bemerkt. Heute Abend vor sechs bringt Ihnen jemand 12 kg vorbei.',
      note: 'Das dritte verlorene Paket auf dieser Strecke in diesem Monat.',
    },
    {
      subject: 'Welche Bohnen für die neue Maschine?',
      said: [
        'Wir haben eine neue zweigruppige Maschine. Mit welchen Ihrer Bohnen würden Sie anfangen?',
        'Die Proben sind gut angekommen, der Äthiopier ist wunderbar.',
      ],
      answer:
        'Ich würde mit der Hausmischung anfangen und sie mit dem Äthiopier vergleichen. Proben von beiden gehen heute hinaus.',
    },
    {
      subject: 'Öffnungszeiten über Weihnachten',
      said: ['Bis wann muss man vor Weihnachten bestellen?'],
      answer: 'Bestellungen bis zum 18. Dezember kommen vor den Feiertagen an. Ab dem 4. Januar rösten wir wieder.',
    },
  ],
}
