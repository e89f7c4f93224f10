import { Button } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hrefWith } from '#app/web/objects/list-search.ts'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { RecordForms } from '#app/web/objects/RecordForms.tsx'
import { textOf } from '#app/web/ui/field.ts'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './Pricelist.module.css'
import { PricesTable } from './PricesTable.tsx'
import { pricesOnList } from './prices-query.ts'

/** The prices of a list, product by product; all of them as a list whose cells are written like a spreadsheet's. */
export function PricelistMain(props: RecordPartProps) {
  const prices = useModel('price')
  return prices ? <Prices {...props} prices={prices} /> : null
}

function Prices({ record, prices }: RecordPartProps & { prices: ObjectModel }) {
  const { t } = useTranslation('commerce')
  const [adding, setAdding] = useState(false)
  const found = useQuery(pricesOnList(record.id))
  const mayAdd = prices.descriptor.may.create && !record.deletedAt
  const filter = { and: [{ field: 'pricelistId', op: 'in' as const, value: [record.id] }] }
  return (
    <section className={styles.card} aria-label={prices.many}>
      <div className={styles.top}>
        <h2 className={styles.heading}>{prices.many}</h2>
        <div className={styles.ways}>
          <UiLink href={hrefWith(prices.path, { filter })} className={styles.way}>
            <IconPencil size={14} stroke={1.6} aria-hidden="true" /> {t('pricelist.asTable')}
          </UiLink>
          {mayAdd && (
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              leftSection={<IconPlus size={14} stroke={1.6} />}
              onClick={() => setAdding(true)}
            >
              {prices.words('new')}
            </Button>
          )}
        </div>
      </div>
      {found.isPending && <RowSkeletons count={4} />}
      {found.error && <PartProblem problem={found.error} retry={() => void found.refetch()} />}
      {found.data && (
        <PricesTable prices={found.data.items} currency={textOf(record.currency)} isWhole={!found.data.nextCursor} />
      )}
      {mayAdd && (
        <RecordForms
          model={prices}
          search={adding ? { new: true } : {}}
          initial={{ pricelistId: record.id, currency: record.currency }}
          close={() => setAdding(false)}
        />
      )}
    </section>
  )
}
