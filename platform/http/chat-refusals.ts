/** Expected noes about the chat on websites; a part of the closed list in `refusals.ts`. */
export const chatRefusals = {
  chat_not_found: {
    status: 404,
    title: 'There is no such chat, or it is switched off',
    mend: 'See the settings of chats.',
  },
  chat_origin_refused: {
    status: 403,
    title: 'This chat may not stand on this website',
    mend: 'Add {origin} to the websites of the chat in its settings.',
  },
  chat_session_ended: { status: 401, title: 'This chat has ended', mend: 'Begin another one.' },
  chat_identity_invalid: {
    status: 422,
    title: 'Who the visitor is was not signed as it must be',
    mend: 'Sign a JWT by HS256 with the secret of the chat, with sub and exp (at most a day ahead). {why}',
  },
  chat_answer_not_found: {
    status: 404,
    title: 'There is no such answer of the assistant',
    mend: 'See GET /api/v1/chat-answers.',
  },
  assistant_model_incomplete: {
    status: 422,
    title: 'The language model is not named in full',
    mend: 'Give the address of its endpoint and the name of the model before switching it on.',
  },
  assistant_model_private: {
    status: 422,
    title: 'The language model stands in a private network, or is asked without encryption',
    mend: 'Whoever runs Kith allows that with KITH_PRIVATE_MODELS=allowed.',
  },
  chat_inquiry_not_found: {
    status: 404,
    title: 'This is not asked here, or cannot be answered so',
    mend: 'Send the value of one of its choices.',
  },
  chat_inquiry_over: { status: 410, title: 'This can be answered no longer', mend: 'Say it in a message.' },
  chat_empty: { status: 409, title: 'Nobody has answered yet', mend: 'Wait for an answer, then have the chat mailed.' },
  chat_question_open: {
    status: 422,
    title: 'Something that must be answered was not',
    mend: 'Send {missing} as well.',
  },
} as const
