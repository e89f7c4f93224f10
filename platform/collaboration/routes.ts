import { type Route, routes } from '#platform/http/route'
import {
  announce,
  changeAnnouncement,
  findAnnouncement,
  listAnnouncements,
  listReaders,
  readAnnouncement,
  withdrawAnnouncement,
} from './announcements/announcements.ts'
import { announcements } from './announcements/contract.ts'
import { changeComment, removeComment, restoreComment } from './comments/change-comment.ts'
import { comments, reactions } from './comments/contract.ts'
import { listComments, listVersions } from './comments/list-comments.ts'
import { giveReaction, listReactions, takeReaction } from './comments/reactions.ts'
import { createComment } from './comments/write-comment.ts'
import { followers } from './following/contract.ts'
import { follow, listFollowers, unfollow } from './following/followers.ts'
import { handOvers, handOverTemplates } from './hand-overs/contract.ts'
import { createHandOver, tickItem } from './hand-overs/hand-over.ts'
import { listHandOvers } from './hand-overs/list-hand-overs.ts'
import { changeTemplate, createTemplate, listTemplates, removeTemplate } from './hand-overs/templates.ts'
import { presences } from './presence/contract.ts'
import { keepPresence, leavePresence } from './presence/keep-presence.ts'

export const collaborationRoutes: Route[] = [
  ...routes(comments, {
    list: listComments,
    create: createComment,
    change: changeComment,
    remove: removeComment,
    restore: restoreComment,
    versions: listVersions,
  }),
  ...routes(reactions, { list: listReactions, give: giveReaction, take: takeReaction }),
  ...routes(followers, { list: listFollowers, follow, unfollow }),
  ...routes(handOvers, { list: listHandOvers, create: createHandOver, tick: tickItem }),
  ...routes(handOverTemplates, {
    list: listTemplates,
    create: createTemplate,
    change: changeTemplate,
    remove: removeTemplate,
  }),
  ...routes(announcements, {
    list: listAnnouncements,
    get: findAnnouncement,
    create: announce,
    change: changeAnnouncement,
    withdraw: withdrawAnnouncement,
    read: readAnnouncement,
    readers: listReaders,
  }),
  ...routes(presences, {
    keep: (ctx, input, { kith }) => keepPresence(ctx, input, kith),
    leave: (ctx, input, { kith }) => leavePresence(ctx, input, kith),
  }),
]
