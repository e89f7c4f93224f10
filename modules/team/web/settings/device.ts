const browsers: [name: string, mark: RegExp][] = [
  ['Edge', /\bEdg/],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /SamsungBrowser/],
  ['Firefox', /Firefox|FxiOS/],
  ['Chrome', /Chrome|CriOS/],
  ['Safari', /Safari/],
]
const systems: [name: string, mark: RegExp][] = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux/],
]

const first = (of: [string, RegExp][], userAgent: string) => of.find(([, mark]) => mark.test(userAgent))?.[0]

/** Browser and system as people call them. The order decides: most browsers also name the ones they descend from. */
export function deviceOf(userAgent: string): { browser?: string | undefined; system?: string | undefined } {
  return { browser: first(browsers, userAgent), system: first(systems, userAgent) }
}
