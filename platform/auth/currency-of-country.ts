const euro = 'AD AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM VA XK'
const others =
  'AE:AED AR:ARS AU:AUD BR:BRL CA:CAD CH:CHF CL:CLP CN:CNY CO:COP CZ:CZK DK:DKK EG:EGP GB:GBP HK:HKD HU:HUF ID:IDR IL:ILS IN:INR ' +
  'IS:ISK JP:JPY KE:KES KR:KRW LI:CHF MA:MAD MX:MXN MY:MYR NG:NGN NO:NOK NZ:NZD PE:PEN PH:PHP PK:PKR PL:PLN RO:RON RS:RSD SA:SAR ' +
  'SE:SEK SG:SGD TH:THB TR:TRY TW:TWD UA:UAH US:USD VN:VND ZA:ZAR'

const currencies = new Map([
  ...euro.split(' ').map((country) => [country, 'EUR'] as const),
  ...others.split(' ').map((pair) => [pair.slice(0, 2), pair.slice(3)] as const),
])

/** The currency a business of that country most likely counts in; the euro where we do not know. A suggestion, changeable in the settings. */
export const currencyOfCountry = (country: string): string => currencies.get(country) ?? 'EUR'
