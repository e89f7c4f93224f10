import {
  type Icon,
  IconBuilding,
  IconCoins,
  IconFile,
  IconPackage,
  IconShoppingBag,
  IconUsers,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './NewImport.module.css'
import type { ImportedObject } from './use-objects.ts'

const icons: Record<string, Icon> = {
  contact: IconUsers,
  company: IconBuilding,
  deal: IconCoins,
  order: IconShoppingBag,
  product: IconPackage,
}

interface KindChoiceProps {
  objects: ImportedObject[]
  chosen: ImportedObject
  choose: (object: ImportedObject) => void
}

/** What the rows of the file are. */
export function KindChoice({ objects, chosen, choose }: KindChoiceProps) {
  const { t } = useTranslation('imports')
  return (
    <fieldset className={styles.kinds}>
      <legend className="visually-hidden">{t('new.kind')}</legend>
      {objects.map((object) => {
        const Picture = icons[object.name] ?? IconFile
        return (
          <label key={object.name} className={styles.kind}>
            <input
              type="radio"
              name="kind"
              className="visually-hidden"
              checked={object === chosen}
              onChange={() => choose(object)}
            />
            <Picture size={16} stroke={1.6} aria-hidden="true" />
            <span className={styles.kindName}>{object.many}</span>
            <span className={styles.kindText}>{t(`kinds.${object.name}`, { defaultValue: t('kinds.own') })}</span>
          </label>
        )
      })}
    </fieldset>
  )
}
