import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

const Money = z.object({ paymentId: z.uuid(), amount: z.int(), currency: z.string() })

declareEvent(
  'invoice.issued',
  z.object({ number: z.string(), total: z.int(), currency: z.string(), dueDate: z.string() }),
)
declareEvent('invoice.sent', z.object({ to: z.string() }))
declareEvent('invoice.paid', z.object({ total: z.int(), currency: z.string(), paidOn: z.string().nullable() }))
declareEvent('invoice.overdue', z.object({ dueDate: z.string(), balance: z.int(), currency: z.string() }))
declareEvent('invoice.voided', z.object({ reason: z.string() }))
// They stand with the invoice.
declareEvent('payment.recorded', Money.extend({ paidOn: z.string() }))
declareEvent('payment.reversed', Money.extend({ reason: z.string() }))
declareEvent('invoiceSettings.changed', z.object({ fields: z.array(z.string()) }))
