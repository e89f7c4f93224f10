/** A mail's text in two: what its sender wrote, and what is folded away below it: quotes and the signature. */
export interface Folded {
  text: string
  folded: string
}

// Lines longer than this are looked at by their beginning: what is written by machines must not cost.
const LOOKED_AT = 400
// The words before a quote may be broken into so many lines.
const MOST_HEADER_LINES = 5

/**
 * Folds away what stands below the words of a mail. It looks at each line a bounded number of times, so that no text makes it slow. What is
 * quoted between one's own words stays, for an answer point by point is read with what it answers.
 */
export function foldQuotes(written: string): Folded {
  const lines = written.replaceAll('\r\n', '\n').split('\n')
  const seen = marked(lines.map((line) => line.slice(0, LOOKED_AT).trim()))
  const cut = cutAt(seen)
  // Below the quotes a list may have put its own foot.
  const end = beforeQuotes(seen, beforeFoot(seen, cut))
  const own = beforeSignature(seen, end)
  // Nothing but a quote or a signature is better shown than an empty mail.
  const at = seen.slice(0, own).some((line) => line !== '')
    ? own
    : seen.slice(0, end).some(Boolean)
      ? end
      : lines.length
  return {
    text: lines
      .slice(0, at)
      .map((line) => line.trimEnd())
      .join('\n')
      .trim(),
    folded: lines.slice(at).join('\n').trim(),
  }
}

/** What a quoted line was broken into is quoted too: it follows without a blank line and without a mark. */
function marked(lines: string[]): string[] {
  let within = false
  return lines.map((line) => {
    // The end of an address and a colon, broken off the line above.
    if (line === '>:') return ':'
    within = line !== '' && (within || line.startsWith('>'))
    return within && !line.startsWith('>') ? `> ${line}` : line
  })
}

const ORIGINAL =
  /^[\s*_>-]*-{2,}\s*(original message|original appointment|original-nachricht|ursprüngliche nachricht|forwarded message|weitergeleitete nachricht|message d'origine|message original|mensaje original|messaggio originale|messaggio inoltrato|mensagem original|oorspronkelijk bericht|oprindelig (meddelelse|besked)|opprinnelig melding|ursprungligt meddelande|alkuperäinen viesti|wiadomość oryginalna|původní zpráva|eredeti üzenet|reply above|reply message)\b.*$/i
/** `On 3 May, Ann wrote:` in the languages of mail programs; some end in the name, some in the verb. */
const WROTE =
  /(?<!\p{L})(wrote|writes|schrieb|schreibt|geschrieben|écrit|escribió|escribio|scritto|schreef|skrev|skrifaði|escreveu|napisał|napisała|napisał\(a\)|napsal|kirjoitti|yazdı|написал|написала|пише|пишет|a scris|đã viết|rašė)(?![\p{L}]).{0,120}[:：]\s*$/iu
/** `---- On …, ann@example.com wrote ----`, and those that forget the colon. */
const WROTE_BARE = /^[-\s]*on\b.{6,300}\bwrote[-\s]*$/iu
const WROTE_EAST =
  /(写道|寫道|のメッセージ|님이 작성|さんは書きました|написал\(а\)|napisał\(a\)|пишет|viết)\s*[:：]?\s*$/u
const DATED = /\d{1,4}[./-]\d{1,2}|\d{1,2}[:h.]\d{2}|\b(19|20)\d\d\b|\d+\s*[年月日]/u
const BEGINS =
  /^(-+ on|on|tir|man|ons|tor|fre|lør|søn|am|le|el|il|op|em|den|på|w dniu|dne|dňa|pe|ti|ma|ke|to|la|su|în|в|vào|\d|“?[\p{Lu}*"<])/iu
const FIELD =
  /^[*_\s]*(from|von|de|da|van|från|fra|od|lähettäjä|от|feladó|kimden|sent|gesendet|envoyé|enviado|inviato|verzonden|skickat|sendt|wysłano|lähetetty|odesláno|date|datum|data|fecha|dato|дата|to|an|à|para|a|aan|till|til|do|komu|кому|vastaanottaja|subject|betreff|objet|asunto|oggetto|onderwerp|ämne|emne|temat|aihe|předmět|тема|cc|kopie)\s?[*_]*\s?[:：]\s*[*_]*\s*\S/iu
const FROM = /^[*_\s]*(from|von|de|da|van|från|fra|od|lähettäjä|от|feladó|kimden|expéditeur|absender)\s?[*_]*\s?[:：]/iu
const RULE = /^[_=]{10,}$|^-{10,}$/

const isQuoted = (line: string | undefined) => line?.startsWith('>') ?? false

/** Where all that follows is an earlier mail, unmarked. */
function cutAt(lines: readonly string[]): number {
  for (const [at, line] of lines.entries()) {
    if (line === '' || isQuoted(line)) continue
    if (ORIGINAL.test(line) || isFields(lines, at)) return afterRule(lines, at)
    const length = wroteIn(lines, at)
    if (length > 0 && !isQuoted(nextWritten(lines, at + length))) return at
  }
  return lines.length
}

/** `From: … Sent: … Subject: …`: three such lines among five are the head of a mail. */
function isFields(lines: readonly string[], at: number): boolean {
  if (!FROM.test(lines[at] ?? '')) return false
  return lines.slice(at, at + 6).filter((line) => FIELD.test(line)).length >= 3
}

/** The rule above such a head goes with it. */
function afterRule(lines: readonly string[], at: number): number {
  let above = at - 1
  while (above > 0 && lines[above] === '') above--
  return RULE.test(lines[above] ?? '') ? above : at
}

/** How many lines from here say who wrote what follows; 0: none do. */
function wroteIn(lines: readonly string[], at: number): number {
  if (!BEGINS.test(lines[at] ?? '')) return 0
  let whole = ''
  for (let length = 1; length <= MOST_HEADER_LINES; length++) {
    const line = lines[at + length - 1]
    if (line === undefined || line === '' || isQuoted(line)) return 0
    whole = `${whole} ${line}`.trim().slice(0, 2 * LOOKED_AT)
    if (
      DATED.test(whole) &&
      (WROTE.test(whole) || WROTE_EAST.test(whole) || WROTE_BARE.test(whole) || /<\S+@\S+>\s*[:：]$/.test(whole))
    )
      return length
    if (/[.!?]$/.test(line)) return 0
  }
  return 0
}

const nextWritten = (lines: readonly string[], from: number) => lines.slice(from, from + 20).find((line) => line !== '')

/** Quoted lines at the end, and who is said to have written them, are left off. */
function beforeQuotes(lines: readonly string[], cut: number): number {
  let end = cut
  while (end > 0 && (lines[end - 1] === '' || isQuoted(lines[end - 1]))) end--
  if (end === cut || !lines.slice(end, cut).some(isQuoted)) return cut
  for (let length = MOST_HEADER_LINES; length > 0; length--)
    if (end >= length && wroteIn(lines, end - length) === length) return end - length
  return end
}

/** A rule and a few lines at the very end, below quotes. */
function beforeFoot(lines: readonly string[], end: number): number {
  for (let at = Math.max(1, end - 12); at < end; at++) {
    const above = lines.slice(Math.max(0, at - 6), at).findLast((line) => line !== '')
    if (MARK.test(lines[at] ?? '') && isQuoted(above)) return at
  }
  return end
}

const MARK = /^(--|__|––|-\s-|_{20,})\s*$/
const CLOSING =
  /^((with )?(best|kind|kindest|warm|many) )?(regards|greetings)[,.!]?$|^(mit )?(freundlichen|besten|herzlichen|vielen|viele|liebe|beste|schöne) (grüßen|grüssen|grüße|grüsse)[,.!]?$|^(cordialement|bien à vous|saludos|cordiali saluti|met vriendelijke groet(en)?|med vänliga hälsningar|z poważaniem|sincerely|yours sincerely|mfg|vg|lg)[,.!]?$/iu
const SENT_FROM =
  /^(sent from (my|outlook|mail|yahoo|proton|samsung)|get outlook for|von meinem .{1,60} gesendet|gesendet (von|mit) |diese nachricht wurde von mein|envoyé (de|depuis|à partir de) |enviado (desde|do) |inviato da|verstuurd vanaf|skickat från|sendt fra|wysłane z|отправлено с|発信元|lähetetty .{1,30}(laitteesta|puhelimesta))/i
const DASHED_NAME = /^-\s?\p{Lu}[\p{L}.' -]{1,40}$/u

/** A signature is short, and behind its mark; what a device adds is a line at the end. */
function beforeSignature(lines: readonly string[], end: number): number {
  for (let at = Math.max(0, end - 25); at < end; at++) if (MARK.test(lines[at] ?? '')) return at
  let last = end
  while (last > 0 && lines[last - 1] === '') last--
  for (let at = last - 1; at >= Math.max(0, last - 7); at--) {
    const line = lines[at] ?? ''
    if (CLOSING.test(line) && at > 0) return at
    if (SENT_FROM.test(line) && isApart(lines, at, last)) return at
    if (at === last - 1 && DASHED_NAME.test(line)) return at
  }
  return end
}

/** What a device adds ends within few words; a sentence that begins so and goes on is somebody's own. */
function isApart(lines: readonly string[], at: number, last: number): boolean {
  const line = lines[at] ?? ''
  return line.split(/\s+/).length <= 8 && !/[,;]/.test(line) && (at === 0 || lines[at - 1] === '' || at === last - 1)
}
