/**
 * How the names of the great mail providers are mistyped. By hand and not by distance: `gmx.at` is one letter from
 * `gmx.de`, and both are right.
 */
const NAMES: Record<string, string> = {
  gmail:
    'gmial gmai gmil gmal gmaill gmaul gnail gamil gmali gmeil ggmail gmaii gmsil gmaio gmailc gimail gmaik gmqil gmain gmall gmaail gmmail',
  googlemail: 'googlmail googelmail goglemail googlemial googlemai gogglemail googemail',
  yahoo: 'yaho yahooo yhoo yahho yhaoo uahoo tahoo yahou yohoo yahoi',
  hotmail:
    'hotmial hotmai hotmil hotmal hotamil hotmall hitmail homail hotnail hormail htomail hotmaill hotmali hoymail',
  outlook: 'outlok outloo outlokk oulook outllook outllok outloook outook otlook outlock outloock oultook',
  icloud: 'iclod iclould icoud icloude iclud ilcoud icluod icliud',
  't-online': 't-onlin t-onlne t-oline tonline t-onlie t-onine t-onlinee t-onlline',
  freenet: 'freent freenett frenet freente',
  protonmail: 'protonmial protonmai protonmal protomail protonmaill',
}
/** Endings that nobody can register, by what they stand for. */
const ENDINGS: Record<string, string> = { com: 'con cmo comm ccom vom cpm c0m ocm coom comn', net: 'ner nett' }
/** Providers that have one ending only. */
const ONLY: Record<string, string> = {
  ...{ gmail: 'com', googlemail: 'com', icloud: 'com', 't-online': 'de', freenet: 'de', protonmail: 'com' },
}

const bySlip = (slips: Record<string, string>) =>
  new Map(Object.entries(slips).flatMap(([right, wrong]) => wrong.split(' ').map((slip) => [slip, right] as const)))
const names = bySlip(NAMES)
const endings = bySlip(ENDINGS)

/** The domain that a mistyped one stands for (`gmial.com` → `gmail.com`); null where no slip is known. */
export function mendedDomain(domain: string): string | null {
  const dot = domain.lastIndexOf('.')
  const [rest, ending] = [domain.slice(0, dot), domain.slice(dot + 1)]
  const name = names.get(rest) ?? rest
  const known = endings.get(ending) ?? ending
  const mended = `${name}.${ONLY[name] ?? known}`
  return mended === domain ? null : mended
}
