const words = (list: string) => new Set(list.trim().split(/\s+/))

/** Providers whose addresses say nothing about where somebody works. The commonest of Europe and America, collected by hand. */
const FREE = words(`
  gmail.com googlemail.com yahoo.com yahoo.de yahoo.fr yahoo.it yahoo.es yahoo.co.uk yahoo.ca yahoo.com.br yahoo.co.in yahoo.co.jp ymail.com rocketmail.com
  hotmail.com hotmail.de hotmail.fr hotmail.it hotmail.es hotmail.co.uk hotmail.nl outlook.com outlook.de outlook.fr outlook.es outlook.it live.com live.de
  live.fr live.nl live.it live.co.uk msn.com passport.com icloud.com me.com mac.com aol.com aol.de aim.com
  gmx.de gmx.net gmx.com gmx.at gmx.ch web.de t-online.de freenet.de arcor.de mail.de email.de posteo.de posteo.net mailbox.org online.de magenta.de 1und1.de
  vodafone.de kabelmail.de unitybox.de bluewin.ch sunrise.ch hispeed.ch a1.net aon.at chello.at
  orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr libero.it virgilio.it alice.it tin.it tiscali.it telefonica.net terra.es
  btinternet.com sky.com virginmedia.com ntlworld.com talktalk.net blueyonder.co.uk comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net
  charter.net earthlink.net juno.com ziggo.nl kpnmail.nl xs4all.nl planet.nl hetnet.nl telenet.be skynet.be proximus.be
  wp.pl o2.pl onet.pl interia.pl op.pl seznam.cz centrum.cz email.cz post.cz azet.sk freemail.hu citromail.hu abv.bg
  mail.ru yandex.ru yandex.com bk.ru inbox.ru list.ru rambler.ru ukr.net i.ua
  qq.com 163.com 126.com sina.com naver.com daum.net hanmail.net rediffmail.com uol.com.br bol.com.br terra.com.br
  protonmail.com proton.me pm.me tutanota.com tutanota.de tuta.io hey.com fastmail.com zoho.com mail.com hushmail.com mailfence.com`)

/** Addresses that are thrown away after minutes. */
const DISPOSABLE = words(`
  mailinator.com guerrillamail.com guerrillamail.de guerrillamail.net sharklasers.com grr.la 10minutemail.com 10minutemail.net tempmail.com temp-mail.org
  temp-mail.io tempmail.net throwawaymail.com trashmail.com trashmail.de trash-mail.com wegwerfmail.de wegwerfemail.de yopmail.com yopmail.fr
  dispostable.com maildrop.cc mailnesia.com getnada.com nada.email fakeinbox.com mintemail.com mohmal.com emailondeck.com moakt.com tempr.email discard.email
  spamgourmet.com mailcatch.com mytemp.email minuteinbox.com burnermail.io inboxkitten.com spam4.me byom.de einrot.com muellmail.com spambog.com`)

/** Mailboxes of a function rather than of a person. */
const ROLES = words(`
  admin administrator anfrage bestellung billing bookings buchhaltung bureau contact contacto contact-us einkauf empfang enquiries enquiry finance hallo
  hello help hilfe hostmaster hr info information info-de jobs karriere kontakt kundenservice mail marketing newsletter no-reply noreply office order orders
  post postmaster praxis presse privacy purchasing rechnung reception reservation reservations sales sekretariat service shop support team verkauf
  vertrieb verwaltung webmaster welcome zentrale`)

/** Whether a domain gives mailboxes to everybody, so that it tells nothing about a company. */
export const isFreeMail = (domain: string): boolean => FREE.has(domain) || DISPOSABLE.has(domain)

/** Whether an address belongs to a provider of addresses for minutes. */
export const isDisposableEmail = (email: string): boolean => DISPOSABLE.has(email.slice(email.lastIndexOf('@') + 1))

/** Whether an address is a function's (`info@…`), which several people read. */
export const isRoleEmail = (email: string): boolean => ROLES.has(email.slice(0, email.lastIndexOf('@')))
