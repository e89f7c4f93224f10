import { queryOptions } from '@tanstack/react-query'
import { client } from '#app/web/api.ts'

export type QuoteSettings = Awaited<ReturnType<typeof client.quoteSettings.get>>

export const quoteSettingsQuery = queryOptions({
  queryKey: ['quoteSettings'],
  queryFn: ({ signal }) => client.quoteSettings.get({}, { signal }),
})

/** The page of a made-up quote with a draft of the settings; the last one stays while the next is drawn. */
export const quotePreviewQuery = (draft: QuoteSettings) =>
  queryOptions({
    queryKey: ['quoteSettings', 'preview', draft],
    queryFn: ({ signal }) => client.quoteSettings.preview(draft, { signal }),
    placeholderData: (last) => last,
    retry: false,
    gcTime: 0,
  })
