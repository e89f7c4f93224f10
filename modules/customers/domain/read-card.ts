import { hasLegalForm } from '#platform/duplicates/compare/legal-forms'
import { parseAddress } from '#platform/values/address'
import { parseEmail } from '#platform/values/email'
import { isFreeMail, isRoleEmail } from '#platform/values/mail-domains'
import { folded, plain } from '#platform/values/parsed'
import { parsePersonName } from '#platform/values/person-name'
import { parsePhone } from '#platform/values/phone'
import { parseUrl } from '#platform/values/url'
import type { ContactProposal } from '../contract/card.ts'

/** What the pieces of a card turned out to be; what is left is in their order. */
interface Card {
  emails: string[]
  phones: string[]
  socials: { network: string; url: string }[]
  jobTitle?: string
  company?: string
  addresses: ReturnType<typeof parseAddress>[]
  left: string[]
}

const APART = /[\n\r\t|•·]+|[,;](?=\s|$)|\s{3,}/
const LABEL =
  /^(?:tel(?:efon|ephone)?|phone|mobile?|cell|handy|fon|e-?mail|mail|web(?:site)?|[tmpew])\s*[.:]+\s*|^(?:tel|mobile?|e-?mail)\s+/i
const EMAIL = /[^\s<>(),;]+@[^\s<>(),;]+\.[^\s<>(),;]+/
const PHONE = /^[+(]?[\d\s()+./–-]{6,}(?:(?:ext|x|dw)[.\s]*\d{1,6})?$/i
const SOCIAL = /^(?:https?:\/\/)?(?:[a-z]+\.)?(linkedin|xing|instagram|facebook|twitter|x)\.com\/\S+$/i
const POSTCODE = /^(?:[A-Z]{1,2}-)?\d{4,6}\s+\p{L}|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$|\b[A-Z]{2} \d{5}$/u
const STREET = /\p{L}.*\d|\d.*\p{L}/u
const JOB =
  /(?:^|[^\p{L}])(?:ceo|cto|cfo|coo|founder|owner|manager(?:in)?|director|head of|lead|engineer|developer|designer|consultant|sales|assistant|president|partner|buyer|accountant|barista|geschäftsführer(?:in)?|inhaber(?:in)?|leiter(?:in)?|leitung|\p{L}*vertrieb|\p{L}*einkauf|einkäufer(?:in)?|berater(?:in)?|entwickler(?:in)?|assistenz|chef(?:in)?)(?:[^\p{L}]|$)/iu

/**
 * Reads a business card, a mail's signature or a line about somebody: what looks like an email, a phone, a postal address, a
 * position or a company is that; the first words that are none of these are the name.
 * @param country ISO 3166-1 alpha-2, for phones written without one
 */
export function readCard(text: string, country: string): { proposal: ContactProposal; left: string[] } {
  const card: Card = { emails: [], phones: [], socials: [], addresses: [], left: [] }
  for (const piece of text.split(APART)) place(card, plain(piece).replace(/\s+/g, ' '), country)
  nameCompanyByMail(card)
  const at = card.left.findIndex((piece) => !/\d/.test(piece) && piece.split(' ').length <= 6)
  const [name = nameInMail(card)] = at < 0 ? [] : card.left.splice(at, 1)
  const next = card.company === undefined ? card.left.findIndex((piece) => /\p{L}/u.test(piece)) : -1
  const [company = card.company] = next < 0 ? [] : card.left.splice(next, 1)
  return { proposal: proposalOf(card, name, company), left: card.left }
}

function place(card: Card, piece: string, country: string): void {
  const email = EMAIL.exec(piece)
  if (email) {
    const read = parseEmail(email[0].replace(LABEL, ''))
    if (read.ok) card.emails.push(read.value)
    const rest = piece
      .replace(email[0], '')
      .replace(/[<>()]/g, ' ')
      .replace(LABEL, '')
      .trim()
    if (rest) place(card, rest, country)
    return
  }
  const bare = piece.replace(LABEL, '').trim()
  if (!/[\p{L}\d]/u.test(bare)) return
  const phone = PHONE.test(bare) ? parsePhone(bare, { country }) : null
  const social = SOCIAL.exec(bare)
  if (phone?.ok) card.phones.push(phone.value)
  else if (social) card.socials.push({ network: (social[1] ?? '').toLowerCase(), url: urlOf(bare) })
  else if (POSTCODE.test(bare)) placeAddress(card, bare)
  else if (card.company === undefined && hasLegalForm(folded(bare))) card.company = bare
  else if (card.jobTitle === undefined && JOB.test(bare)) card.jobTitle = bare
  else card.left.push(bare)
}

/** A street stands before its place. */
function placeAddress(card: Card, piece: string): void {
  const before = card.left.at(-1)
  const street = before && STREET.test(before) ? card.left.pop() : undefined
  card.addresses.push(parseAddress(street ? `${street}, ${piece}` : piece))
}

const urlOf = (text: string) => {
  const read = parseUrl(text)
  return read.ok ? read.value : text
}

/** A piece that is called like the mail's domain is the company: `Analytical`, `ada@analytical.example`. */
function nameCompanyByMail(card: Card): void {
  const domain = card.emails[0]?.split('@')[1] ?? ''
  if (card.company !== undefined || domain === '' || isFreeMail(domain)) return
  const host = folded(domain.split('.')[0] ?? '').replaceAll(' ', '')
  const at = card.left.findIndex((piece) => folded(piece).replaceAll(' ', '') === host)
  if (at >= 0) card.company = card.left.splice(at, 1)[0] ?? ''
}

/** `ada.lovelace@…` names somebody; `info@…` does not. */
function nameInMail({ emails: [email = ''] }: Card): string | undefined {
  const words = (email.split('@')[0] ?? '').split(/[._-]/)
  return words.length === 2 && !isRoleEmail(email) && words.every((word) => /^\p{L}{2,}$/u.test(word))
    ? words.join(' ')
    : undefined
}

function proposalOf(card: Card, name: string | undefined, company: string | undefined): ContactProposal {
  const read = name === undefined ? null : parsePersonName(name)
  const { firstName, lastName } = read?.ok ? read.value : {}
  const listed = (values: readonly string[]) => [...new Set(values)].map((value, at) => ({ value, primary: at === 0 }))
  const filled = {
    ...{ firstName, lastName, jobTitle: card.jobTitle },
    ...{ emails: listed(card.emails), phones: listed(card.phones), addresses: card.addresses },
    ...{ companies: company ? [{ name: company }] : [], socialProfiles: card.socials },
  }
  const isFilled = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0)
  return Object.fromEntries(Object.entries(filled).filter(([, value]) => isFilled(value)))
}
