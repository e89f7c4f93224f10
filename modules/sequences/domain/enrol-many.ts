import { z } from 'zod'
import { declareBulkAct, type Reason } from '#platform/bulk/declared-acts'
import { Id } from '#platform/http/endpoint'
import type { RefusedBecause } from '../contract/sequences.ts'
import { enrol } from './enrol.ts'

const reasons: Record<RefusedBecause, Omit<Reason, 'code'>> = {
  noAddress: { message: 'This contact has no email address', mend: 'Add one, then try again.' },
  notAgreed: { message: 'This contact has not agreed to be written to', mend: 'Ask them by a form with consent.' },
  noContactYet: { message: 'With this contact there was no contact yet', mend: 'Write to them alone first, or call.' },
  optedOut: { message: 'This contact wants no more mails of sequences', mend: 'Leave them out.' },
  enrolled: { message: 'This contact is in a sequence already', mend: 'Wait until that one has ended, or end it.' },
  deleted: { message: 'This contact is deleted', mend: 'Restore it, then try again.' },
  notSeen: { message: 'There is no such contact', mend: 'It may have been erased meanwhile.' },
}

declareBulkAct({
  name: 'sequences.enrol',
  object: 'contact',
  needs: 'sequences.update',
  values: z.strictObject({ id: Id, senderId: Id.optional() }),
  check: (ctx, values) => enrol(ctx, { ...values, contactIds: [] }),
  apply: async (ctx, values, contactIds) => {
    const { refused } = await enrol(ctx, { ...values, contactIds })
    return new Map(refused.map(({ contactId, because }) => [contactId, { code: because, ...reasons[because] }]))
  },
})
