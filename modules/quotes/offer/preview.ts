import type { Ctx } from '#platform/ctx/ctx'
import { languageOf, translator } from '#platform/i18n/translate'
import { Offer } from '../domain/offer.ts'
import { findLogo, readSettings, type SettingsChange } from '../domain/quote-settings.ts'
import { today } from '../domain/today.ts'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }
import { offerHtml } from './offer-html.ts'

/** The page of a made-up quote with settings as they are being written. */
export async function previewOffer(ctx: Ctx, { logo, ...draft }: SettingsChange): Promise<{ html: string }> {
  const kept = await readSettings(ctx)
  const { intro, terms, footer, colour, validDays, numberPrefix } = { ...kept, ...draft }
  const { workspace } = ctx
  const t = translator({ en, de }, languageOf(workspace.locale))
  const day = today(ctx)
  const offer = Offer.parse({
    ...{ number: `${numberPrefix}-${day.slice(0, 4)}-0042`, revision: 1, title: t('sample.title'), date: day },
    ...{ validUntil: today(ctx, validDays), currency: workspace.currency, locale: workspace.locale },
    ...{ pricesInclude: 'net', discountPercent: null, discountAmount: null, intro, terms, footer, colour },
    lines: [
      { ...line, productName: t('sample.first'), quantity: 12, unitPrice: 2_490, taxRate: 7, discountPercent: 10 },
      { ...line, productName: t('sample.second'), quantity: 1, unitPrice: 12_900, taxRate: 19, discountPercent: null },
    ],
    ...{ company: t('sample.company'), address: [], contact: t('sample.contact'), sender: workspace.name },
    ...{ owner: null, ownerEmail: null, logo: null },
  })
  const shown = logo === undefined ? kept.logo && (await findLogo(ctx, kept.logo)) : logo && bytesOf(logo)
  const read = {
    quoteId: '',
    offer,
    state: 'open',
    name: '',
    answeredAt: null,
    signature: [],
    logo: shown || undefined,
  } as const
  return { html: offerHtml({ ...read, signature: [] }, 'preview', null) }
}

const bytesOf = (dataUrl: string) => Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64')

const line = { productId: null, description: null, discountAmount: null, period: 'once' } as const
