/** Expected noes about conversations; a part of the closed list in `refusals.ts`. */
export const conversationRefusals = {
  conversation_changed: {
    status: 409,
    title: 'Somebody wrote in this conversation since you saw it',
    mend: 'Read what came in between (messages), then send it as it is with anyway, or change it.',
  },
  message_left: {
    status: 409,
    title: 'This message has left, or is not yours',
    mend: 'A reply can be taken back for ten seconds by whoever wrote it. Write another.',
  },
} as const
