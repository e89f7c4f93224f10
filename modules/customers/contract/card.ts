import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Address } from '#platform/objects/field'
import { text } from '#platform/objects/text'

const Reachable = z.object({ value: z.string(), primary: z.boolean() })

/** A contact as a pasted text tells of them; fields it says nothing of are left out. */
export const ContactProposal = z.object({
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  emails: z.array(Reachable).optional(),
  phones: z.array(Reachable).optional(),
  companies: z.array(z.object({ name: z.string() })).optional(),
  jobTitle: z.string().optional(),
  addresses: z.array(Address).optional(),
  socialProfiles: z.array(z.object({ network: z.string(), url: z.string() })).optional(),
})
export type ContactProposal = z.output<typeof ContactProposal>

export const contactProposalsContract = {
  create: endpoint({
    method: 'POST',
    path: '/contact-proposals',
    summary: 'Read a business card or a signature as a contact, for somebody to look over; nothing is saved',
    permission: 'contacts.create',
    input: z.strictObject({ text: text(5_000).pipe(z.string().min(1, { error: 'There is nothing to read' })) }),
    output: z.object({
      proposal: ContactProposal,
      left: z.array(z.string()).describe('what could not be placed'),
    }),
    example: { text: 'Ada Lovelace, Analytical Ltd, ada@analytical.example, +44 20 7946 0958' },
  }),
}
