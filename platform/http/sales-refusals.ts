/** Expected noes about selling; a part of the closed list in `refusals.ts`. */
export const salesRefusals = {
  deal_already_closed: {
    status: 409,
    title: 'This deal is closed already',
    mend: 'Somebody was first. Read it again; DELETE its outcome to open it anew.',
  },
  pipeline_not_found: { status: 404, title: 'There is no such pipeline', mend: 'See GET /api/v1/pipelines.' },
  pipeline_last: {
    status: 409,
    title: 'One pipeline has to stay',
    mend: 'Add another one before you archive this.',
  },
  no_forecast_night: {
    status: 404,
    title: 'No night up to {day} was kept',
    mend: 'The first one is {first}: ask for that day or a later one.',
  },
  rates_unreadable: {
    status: 422,
    title: 'There are no rates in this file',
    mend: 'Give a column for each currency beside the date, with that of the workspace among them or in euros, or rows of currency, day and rate.',
  },
} as const
