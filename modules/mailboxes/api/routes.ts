import { type Route, routes, userRoutes } from '#platform/http/route'
import { emails, trustedSenders } from '../contract/emails.ts'
import { mailProviders } from '../contract/mail-providers.ts'
import { mailboxes, mailboxTests, mailFolders, mailHosts } from '../contract/mailboxes.ts'
import { findMailbox, listMailboxes } from '../domain/find-mailbox.ts'
import { guessHosts } from '../domain/guess-hosts.ts'
import {
  changeMailProvider,
  createMailProvider,
  listMailProviders,
  removeMailProvider,
} from '../domain/mail-providers.ts'
import { beginOpening } from '../domain/open-mailbox.ts'
import { findHead, listEmails, readEmail, trustSender } from '../domain/read-email.ts'
import { changeMailbox, createMailbox, readFolder, removeMailbox, syncNow } from '../domain/save-mailbox.ts'
import { sendEmail, withholdEmail } from '../domain/send-email.ts'
import { tryConnection } from '../outside/try-connection.ts'

export const mailboxesRoutes: Route[] = [
  ...routes(mailboxes, {
    list: listMailboxes,
    get: findMailbox,
    create: (ctx, draft, { kith }) => createMailbox(ctx, kith, draft),
    change: (ctx, patch, { kith }) => changeMailbox(ctx, kith, patch),
    remove: removeMailbox,
    signIn: (ctx, asked, { kith }) => beginOpening(ctx, kith, asked),
    sync: syncNow,
  }),
  ...routes(mailProviders, {
    list: (ctx, _, { kith }) => listMailProviders(ctx, kith),
    create: (ctx, draft, { kith }) => createMailProvider(ctx, kith, draft),
    change: (ctx, changed, { kith }) => changeMailProvider(ctx, kith, changed),
    remove: removeMailProvider,
  }),
  ...routes(mailFolders, { change: readFolder }),
  ...userRoutes(mailboxTests, { create: (visitor, asked, { kith }) => tryConnection(kith, visitor, asked) }),
  ...routes(mailHosts, { guess: async (_, { address }) => guessHosts(address) }),
  ...routes(emails, {
    list: listEmails,
    get: (ctx, { id }) => readEmail(ctx, id),
    send: async (ctx, { id, ...draft }) =>
      findHead(ctx, (await sendEmail(ctx, { key: `api ${id}`, ...draft })).emailId),
    withhold: async (ctx, { id }) => ({ withheld: await withholdEmail(ctx, id) }),
  }),
  ...routes(trustedSenders, { trust: trustSender }),
]
