import { queryOptions } from '@tanstack/react-query'
import { client } from '#app/web/api.ts'

/** The first prices of a list by product and quantity; under the prices' name, so that a change of one makes it new. */
export const pricesOnList = (pricelistId: string) =>
  queryOptions({
    queryKey: ['prices', 'on list', pricelistId],
    queryFn: ({ signal }) =>
      client.prices.list(
        {
          filter: JSON.stringify({ and: [{ field: 'pricelistId', op: 'in', value: [pricelistId] }] }),
          sort: 'name',
          limit: 200,
        },
        { signal },
      ),
  })
