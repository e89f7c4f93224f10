import { z } from 'zod'
import { ChargedLine, ChargedLinesInput, priceModes } from '#modules/commerce'
import {
  boolean,
  checklist,
  date,
  dateTime,
  field,
  lines,
  longText,
  money,
  optionalSelect,
  relation,
  requiredCurrency,
  requiredText,
  select,
  shares,
  tags,
  textField,
  user,
  workspaceSelect,
} from '#platform/objects/field'
import { objectType } from '#platform/objects/object-type'
import { dealChoices } from '../domain/deal-choices.ts'
import { dealLinesExpression, writeDealLines } from '../domain/deal-lines.ts'
import { DEFAULT_PIPELINE, defaultStages, lostReasons, wonReasons } from '../domain/default-pipeline.ts'
import { keepSteps } from '../domain/keep-steps.ts'
import { keepTrack } from '../domain/keep-track.ts'
import { forecastCategories } from '../domain/pipelines.ts'
import { settleDeals } from '../domain/settle-deals.ts'

export const dealStatuses = ['open', 'won', 'lost'] as const
export const recurringPeriods = ['monthly', 'quarterly', 'yearly'] as const

const Percent = z.int({ error: 'A probability is a whole number of percent' }).min(0).max(100)

/** A sale in the making: it moves through the stages of a pipeline until it is won or lost. */
export const deal = objectType({
  name: 'deal',
  plural: 'deals',
  module: 'sales',
  table: 'deals',
  icon: 'coins',
  title: ['name'],
  namedAfter: ['companyId', 'lines', 'contactId', 'externalId'],
  defaultSort: 'closeOn',
  calendar: { start: 'closeOn' },
  open: { field: 'status', op: 'in', value: ['open'] },
  choices: dealChoices,
  fields: {
    name: requiredText({
      searchable: true,
      sortable: true,
      alphabetical: true,
      synonyms: ['deal name', 'title', 'opportunity', 'opportunity name', 'deal'],
    }),
    pipeline: workspaceSelect([DEFAULT_PIPELINE], { synonyms: ['sales pipeline'] }),
    stage: workspaceSelect(
      defaultStages.map(({ id }) => id),
      { synonyms: ['deal stage', 'stage name', 'phase'], orElse: 'status' },
    ),
    status: select(dealStatuses, { default: 'open', synonyms: ['state', 'outcome', 'is won'] }),
    amount: money({ synonyms: ['value', 'deal value', 'close value', 'betrag', 'wert'] }),
    recurringAmount: money({ synonyms: ['mrr', 'recurring revenue'] }),
    recurringPeriod: optionalSelect(recurringPeriods),
    currency: requiredCurrency({ synonyms: ['deal currency'] }),
    lines: lines(z.array(ChargedLine), ChargedLinesInput, {
      parts: { object: 'product', by: 'productId' },
      synonyms: ['product', 'product name', 'item', 'products', 'produkt', 'produktname', 'artikel'],
    }),
    pricesInclude: select(priceModes, { default: 'net' }),
    ownAmount: boolean(),
    value: money({ readonly: true, sortable: true, tellsOf: ['amount', 'recurringAmount'] }),
    weighted: money({ readonly: true, tellsOf: ['value', 'probability'] }),
    probability: field('number', z.number().nullable(), Percent.nullable(), { synonyms: ['win probability', '%'] }),
    forecastCategory: optionalSelect(forecastCategories, { synonyms: ['forecast'] }),
    closeOn: date({ sortable: true, synonyms: ['close date', 'expected close date', 'abschlussdatum'] }),
    contactId: relation('contact', { synonyms: ['contact', 'person', 'kontakt'] }),
    companyId: relation('company', { synonyms: ['company', 'account', 'organization', 'firma'] }),
    ownerId: user({ synonyms: ['owner', 'deal owner', 'sales agent', 'sales rep'] }),
    credits: shares(),
    competitors: tags(),
    source: textField({ synonyms: ['lead source', 'original source'] }),
    campaign: textField(),
    checklist: checklist(),
    startedAt: dateTime({ synonyms: ['engage date', 'created', 'create date', 'begonnen'] }),
    stageSince: dateTime({ readonly: true }),
    closedAt: dateTime({ synonyms: ['closed', 'closed date', 'won date'] }),
    outcomeReason: workspaceSelect([...lostReasons, ...wonReasons], {
      synonyms: ['lost reason', 'closed lost reason', 'won reason'],
    }),
    outcomeNote: longText(),
    externalId: textField({ key: 'externalId', synonyms: ['opportunity id', 'deal id', 'id'] }),
  },
  timeline: (_, { contactId, companyId }) => ({
    contactId: (contactId as string | null | undefined) ?? null,
    companyId: (companyId as string | null | undefined) ?? null,
  }),
  expressions: { lines: dealLinesExpression },
  beforeWrite: settleDeals,
  afterWrite: async (ctx, writes) => {
    await Promise.all([keepTrack(ctx, writes), keepSteps(ctx, writes), writeDealLines(ctx, writes)])
  },
})
