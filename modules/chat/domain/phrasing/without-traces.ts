const mail = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu
/** Telephones, accounts, cards, orders: seven digits and more, however they are parted. */
const number = /\+?\d(?:[\s./()-]{0,2}\d){6,}/gu
/** An IBAN, or another number with letters in front. */
const named = /\b[A-Z]{2,4}[\s-]?\d{2}(?:[\s-]?[\dA-Z]){4,}\b/gu

/** A question without what says who asks: email addresses and long numbers. What is asked stays. */
export const withoutTraces = (text: string): string =>
  text.replace(mail, '[email]').replace(named, '[number]').replace(number, '[number]')
