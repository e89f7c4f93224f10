import { folded } from '#platform/values/parsed'

/**
 * What people and other programs call a column, English and German first, with the headers that HubSpot, Salesforce,
 * Pipedrive, Shopify, Google, Outlook and Thunderbird write. Keyed by the last part of the field it means; a name used
 * for two fields stands in both, and the object's own fields decide. `~` marks a weak word that yields to a better one.
 */
const WORDS: Record<string, string> = {
  fullName:
    'name|full name|display name|contact|contact name|customer|customer name|person|person name|client|client name|kunde|kundenname|ansprechpartner|vollständiger name|vor und nachname|ihr name|billing name|recipient|empfänger|buyer|buyer name|käufer',
  firstName: 'first name|given name|forename|vorname|rufname|firstname|fname|prénom|nombre',
  middleName: 'middle name|additional name|middle initial|zweiter vorname|weitere vornamen',
  lastName: 'last name|family name|surname|nachname|familienname|lastname|lname|zuname|nom de famille|apellido|~name',
  nickname: 'nickname|nick|spitzname|screen name',
  emails:
    'email|email address|mail|mail address|email adresse|mailadresse|email id|primary email|second email|emailadresse|e post|courriel|correo',
  'emails.label': 'email type|email label',
  phones:
    'phone|phone number|telephone|telephone number|tel|tel nr|tel no|telefon|telefonnummer|rufnummer|festnetz|mobile|mobile phone|mobile number|mobil|mobiltelefon|mobilnummer|handy|handynummer|cell|cell phone|fax|fax number|telefax|faxnummer|pager|pager number|car phone|phone video|whatsapp|whatsapp number|contact number',
  'phones.label': 'phone type|phone label',
  street:
    'street|street address|address|address line|address line 1|address 1|straße|strasse|straße und hausnummer|straße hausnummer|anschrift|adresse|~address formatted|street name',
  street2:
    'address line 2|address 2|street 2|address extended address|adresszusatz|hausnummer|house number|hausnr|apartment|suite',
  postcode: 'postcode|postal code|post code|zip|zip code|zipcode|zip postal code|plz|postleitzahl|code postal',
  city: 'city|town|ort|stadt|wohnort|locality|city town|ville',
  region: 'region|state|state province|province|county|bundesland|kanton|state region|address region|provinz',
  country: 'country|country region|land|staat|nation|country code|pays|office location|country name',
  'addresses.label': 'address type|address label',
  jobTitle:
    'job title|position|job|occupation|berufsbezeichnung|stelle|funktion|beruf|organization title|jobtitle|~title|~titel|~role|~rolle',
  companyName:
    'company|company name|organization|organisation|organization name|organisation name|account|account name|firma|firmenname|unternehmen|unternehmensname|employer|arbeitgeber|associated company|business name|betrieb',
  name: 'name|title|bezeichnung|product name|produktname|artikelbezeichnung',
  productName:
    'product|product name|item|item name|lineitem name|line item name|article|artikel|artikelname|artikelbezeichnung|produkt|produktname|bezeichnung|description|position|titel',
  sku: 'sku|item sku|lineitem sku|product sku|artikelnummer|artikel nr|art nr|product code|product id|item number|produktnummer|stock keeping unit',
  quantity:
    'quantity|qty|amount of items|lineitem quantity|menge|anzahl|stück|stückzahl|units|count|number of items|items',
  unitPrice:
    'unit price|price|price each|lineitem price|item price|einzelpreis|preis|stückpreis|preis pro stück|list price|sales price|verkaufspreis',
  total:
    'amount|total|order total|revenue|value|dollar value|sum|subtotal|grand total|net total|line total|umsatz|betrag|gesamt|gesamtbetrag|summe|gesamtpreis|bestellwert|sales|order value|total price|wert|rechnungsbetrag|close value|order amount|spend|~monetary',
  lineAmount:
    'line total|lineitem total|line amount|zeilensumme|positionsbetrag|positionssumme|extended price|total line amount',
  price: 'price|unit price|sales price|list price|preis|verkaufspreis|einzelpreis|vk',
  currency: 'currency|währung|currency code|währungscode|iso currency|deal currency',
  number:
    'number|order number|order no|order nr|order id|order|bestellnummer|bestell nr|bestellung|auftragsnummer|auftrag|auftragsnr|rechnungsnummer|invoice number|invoice no|invoice|invoice id|transaction id|belegnummer|~name|~id',
  placedAt:
    'date|order date|placed at|created at|ordered at|order placed|purchase date|purchased at|bestelldatum|auftragsdatum|datum|bestellt am|kaufdatum|invoice date|invoicedate|rechnungsdatum|transaction date|belegdatum|order datetime|~paid at|~timestamp|~close date',
  status: 'status|order status|financial status|bestellstatus|zustand|state of order|~fulfillment status',
  externalId:
    'external id|id|record id|contact id|customer id|customer no|customer nr|customer number|kundennummer|kunden nr|kunden id|kundennr|debitorennummer|user id|client id|account id|company id|organization id|uid|member id|mitgliedsnummer|master id|customer|~reference',
  lifecycleStage: 'lifecycle stage|lifecyclestage|stage|phase|lebenszyklusphase|~status',
  source: 'source|lead source|original source|quelle|herkunft|kanal|channel|acquisition source',
  language: 'language|preferred language|sprache|locale|korrespondenzsprache',
  timeZone: 'time zone|timezone|zeitzone|tz',
  birthday: 'birthday|birth date|date of birth|dob|geburtstag|geburtsdatum|geboren am|birthdate',
  'birthday.year': 'birth year|geburtsjahr',
  'birthday.month': 'birth month|geburtsmonat',
  'birthday.day': 'birth day|geburtstag tag',
  tags: 'tags|tag|labels|label|categories|category|kategorien|kategorie|group membership|groups|gruppe|gruppen|schlagworte|segment|lists',
  owner:
    'owner|contact owner|company owner|account owner|record owner|sales agent|assigned to|responsible|zuständig|betreuer|besitzer|bearbeiter|verantwortlich',
  domains: 'domain|domains|company domain name|company domain|domain name|domäne',
  website: 'website|web site|url|homepage|web page|webseite|internet|webadresse|website url|web',
  industry: 'industry|sector|branche|industrie|wirtschaftszweig|sparte',
  size: 'size|company size|employees|number of employees|employee count|mitarbeiter|mitarbeiterzahl|anzahl mitarbeiter|beschäftigte|größe|unternehmensgröße|no of employees',
  parent:
    'parent|parent company|parent account|subsidiary of|muttergesellschaft|konzern|mutterunternehmen|tochter von|holding',
  description:
    'description|about|about us|notes|note|comment|comments|beschreibung|notiz|notizen|bemerkung|bemerkungen|kommentar|anmerkung|memo',
  category: 'category|kategorie|series|product type|type|warengruppe|produktgruppe|vendor|product category',
  active: 'active|aktiv|enabled|available|verfügbar|published',
  linkedin: 'linkedin|linkedin url|linkedin profile|linkedin bio',
  twitter: 'twitter|twitter username|twitter handle|twitter profile|x com',
  facebook: 'facebook|facebook url|facebook page|facebook company page',
  instagram: 'instagram|instagram handle|instagram url',
  xing: 'xing|xing profil|xing url',
  body: 'body|note|notes|text|content|inhalt|notiz|comment|kommentar|message',
  title: 'title|subject|titel|betreff|task|aufgabe|task name',
  details: 'details|description|beschreibung|notes|notizen',
  dueAt: 'due date|due|due at|deadline|fällig|fällig am|frist|termin',
}

/** What other programs, and Germans, call an option of ours. */
const OPTIONS: Record<string, string> = {
  subscriber: 'abonnent|subscribed',
  lead: 'interessent|new lead|open',
  qualified: 'marketing qualified lead|sales qualified lead|mql|sql|qualifiziert|qualifizierter lead',
  opportunity: 'verkaufschance|opportunität|chance',
  customer: 'kunde|kundin|client|bestandskunde|bestandskundin',
  evangelist: 'fürsprecher|botschafter|advocate|promoter',
  former: 'ehemalig|ehemaliger kunde|former customer|churned|lost',
  open: 'offen|laufend|in progress|in arbeit|active|aktiv',
  won: 'closed won|closedwon|gewonnen|abgeschlossen gewonnen|erfolgreich|zuschlag|auftrag|auftrag erhalten|successful',
  lost: 'closed lost|closedlost|verloren|abgeschlossen verloren|abgelehnt|absage|kein auftrag|unsuccessful',
  draft: 'entwurf|checkout draft',
  placed:
    'pending|pending payment|on hold|authorized|partially paid|bestellt|offen|in wartestellung|zahlung ausstehend|unpaid',
  paid: 'processing|partially refunded|bezahlt|in bearbeitung',
  shipped: 'versendet|versandt|fulfilled',
  completed: 'abgeschlossen|fertiggestellt|complete|closed|delivered',
  cancelled: 'canceled|storniert|failed|voided|abgebrochen|fehlgeschlagen|expired',
  confirmed: 'bestätigt|auftrag bestätigt|accepted order',
  partlyShipped: 'partially fulfilled|partially shipped|partial|teilversandt|teilweise versandt|teilgeliefert',
  returned: 'retourniert|zurückgesandt|rücksendung|return',
  refunded: 'erstattet|rückerstattet|zurückerstattet',
  transfer: 'bank transfer|wire|wire transfer|sepa|überweisung|banküberweisung|vorkasse',
  card: 'credit card|debit card|karte|kreditkarte|visa|mastercard|amex',
  directDebit: 'direct debit|sepa direct debit|lastschrift|bankeinzug|einzug',
  cash: 'bar|barzahlung',
  cheque: 'check|scheck',
}

/** Other words for an option, as labels by number. */
export const optionWords = (option: string): Record<string, string> =>
  Object.fromEntries((OPTIONS[option]?.split('|') ?? []).map((word, at) => [String(at), word]))

export interface Word {
  text: string
  isWeak: boolean
}

const listed = new Map(Object.entries(WORDS).map(([key, words]) => [key, words.split('|').map(wordOf)]))

function wordOf(text: string): Word {
  return { text: headerText(text.replace(/^~/, '')), isWeak: text.startsWith('~') }
}

/** The known names of a field part, none for one the dictionary lacks. */
export const wordsFor = (key: string): readonly Word[] => listed.get(key) ?? []

/** A header as the dictionary spells it: `E-Mail Adresse (privat)` → `email adresse privat`, `ZipCode` → `zip code`. */
export function headerText(header: string): string {
  const spaced = header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/(\p{L})(\d)/gu, '$1 $2')
  return folded(spaced)
    .replace(/\be mails?\b/g, 'email')
    .replace(/\bemails\b/g, 'email')
    .replace(/\blinked in\b/g, 'linkedin')
    .replace(/\bzip code\b|\bzipcode\b/g, 'zip code')
}

const PLACES: Record<string, string> = {
  home: 'home',
  private: 'home',
  privat: 'home',
  personal: 'home',
  personlich: 'home',
  work: 'work',
  business: 'work',
  office: 'work',
  dienstlich: 'work',
  geschaftlich: 'work',
  company: 'work',
  buro: 'work',
  firma: 'work',
  other: 'other',
  weitere: 'other',
  andere: 'other',
  sonstige: 'other',
  mobile: 'mobile',
  mobil: 'mobile',
  cell: 'mobile',
  handy: 'mobile',
  fax: 'fax',
  telefax: 'fax',
  pager: 'pager',
  car: 'car',
  video: 'video',
  billing: 'billing',
  rechnung: 'billing',
  rechnungsadresse: 'billing',
  invoice: 'billing',
  shipping: 'shipping',
  mailing: 'mailing',
  lieferung: 'shipping',
  lieferadresse: 'shipping',
  delivery: 'shipping',
  primary: 'primary',
  main: 'primary',
  secondary: 'secondary',
}

export interface Slot {
  /** The header without the words that only tell one address from another. */
  text: string
  /** Which of several: `home`, `work 2`, `3`; empty for the only one. */
  slot: string
  /** What the slot is called on the record: `home`, `work`, `mobile`. */
  label: string
  /** `Address 2` is the second line of an address, `Address 2 - City` the second address. */
  isSecondLine: boolean
}

/** Splits `Business Phone 2` into `phone`, slot `work 2`, label `work`. */
export function slotOf(text: string): Slot {
  const words = text.split(' ')
  const places = words.flatMap((word) => PLACES[word] ?? [])
  const number = words.find((word) => /^[1-9]\d?$/.test(word)) ?? ''
  const kept = words.filter((word) => !(word in PLACES) && !/^[1-9]\d?$/.test(word) && word !== 'value')
  const label = places.filter((place) => place !== 'primary' && place !== 'secondary')[0] ?? ''
  return {
    text: kept.join(' '),
    slot: [...new Set(places), number].filter(Boolean).join(' '),
    label,
    isSecondLine: text.endsWith(' 2'),
  }
}

const all = new Set([...listed.values()].flatMap((words) => words.map((word) => word.text)))

/** Whether a cell reads as the name of a column rather than as data. */
export function isHeaderWord(cell: string): boolean {
  const text = headerText(cell)
  return text !== '' && text.length < 60 && (all.has(text) || all.has(slotOf(text).text))
}
