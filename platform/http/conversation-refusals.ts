/** Expected noes about conversations; a part of the closed list in `refusals.ts`. */
export const conversationRefusals = {
  conversation_changed: {
    status: 409,
    title: 'Somebody wrote in this conversation since you saw it',
    mend: 'Read what came in between (messages), then send it as it is with anyway, or change it.',
  },
  conversation_taken: {
    status: 409,
    title: 'Somebody else was given this conversation meanwhile',
    mend: 'Look who has it now (assigneeId). To give it to another all the same, send that as from.',
  },
  conversation_merged: {
    status: 409,
    title: 'This conversation has become part of another',
    mend: 'Go on in that one (intoId), or undo the merge.',
  },
  conversation_sending: {
    status: 409,
    title: 'A reply is just leaving',
    mend: 'Try again in ten seconds, or take the reply back: it must not go to somebody else.',
  },
  conversation_move_not_found: {
    status: 404,
    title: 'Nothing was merged or split by this id',
    mend: 'The thread of a conversation (moves) says what can be undone.',
  },
  message_not_found: {
    status: 404,
    title: 'This message is not in the conversation',
    mend: 'Read the thread anew: it may have gone into another conversation.',
  },
  canned_reply_not_found: {
    status: 404,
    title: 'There is no such canned reply',
    mend: 'GET /api/v1/canned-replies lists those that show to you.',
  },
  macro_not_found: {
    status: 404,
    title: 'There is no such macro',
    mend: 'GET /api/v1/macros lists those that show to you.',
  },
  shortcut_taken: {
    status: 409,
    title: 'Another canned reply has this shortcut',
    mend: 'Choose another shortcut.',
  },
  message_left: {
    status: 409,
    title: 'This message has left, or is not yours',
    mend: 'A reply can be taken back for ten seconds by whoever wrote it. Write another.',
  },
} as const
