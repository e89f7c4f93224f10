import { ActionIcon, NativeSelect } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import styles from './Rights.module.css'
import { acts, type Grants, type Reach, type RoleRules, reaches } from './rights-client.ts'

interface RightsMatrixProps {
  rules: RoleRules
  change: (rules: RoleRules) => void
  disabled: boolean
}

/** Of which records a role may read, make, change and delete which: for all objects, and for those that differ. */
export function RightsMatrix({ rules, change, disabled }: RightsMatrixProps) {
  const { t } = useTranslation('rights')
  const { models } = useObjects()
  const setOwn = (object: string, grants: Grants | null) => {
    const { [object]: _, ...others } = rules.objects
    change({ ...rules, objects: grants ? { ...others, [object]: grants } : others })
  }
  return (
    <table className={styles.matrix}>
      <thead>
        <tr>
          <th scope="col">{t('matrix.object')}</th>
          {acts.map((act) => (
            <th key={act} scope="col">
              {t(`acts.${act}`)}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        <MatrixLine
          name={t('matrix.all')}
          grants={rules.defaults}
          set={(defaults) => change({ ...rules, defaults })}
          disabled={disabled}
        />
        {[...models.values()].map(({ descriptor, many }) => {
          const own = rules.objects[descriptor.name]
          return (
            <MatrixLine
              key={descriptor.name}
              name={many}
              grants={own ?? rules.defaults}
              isDefault={!own}
              set={(grants) => setOwn(descriptor.name, grants)}
              {...(own && !disabled ? { clear: () => setOwn(descriptor.name, null) } : {})}
              disabled={disabled}
            />
          )
        })}
      </tbody>
    </table>
  )
}

interface MatrixLineProps {
  name: string
  grants: Grants
  isDefault?: boolean
  set: (grants: Grants) => void
  /** Takes the exception back. */
  clear?: () => void
  disabled: boolean
}

function MatrixLine({ name, grants, isDefault = false, set, clear, disabled }: MatrixLineProps) {
  const { t } = useTranslation('rights')
  return (
    <tr className={isDefault ? styles.default : undefined}>
      <th scope="row">{name}</th>
      {acts.map((act) => (
        <td key={act} data-label={t(`acts.${act}`)}>
          <NativeSelect
            size="xs"
            aria-label={`${name}: ${t(`acts.${act}`)}`}
            data={reaches.map((value) => ({ value, label: t(`reach.${value}`) }))}
            value={grants[act]}
            disabled={disabled}
            onChange={(event) => set({ ...grants, [act]: event.currentTarget.value as Reach })} // the values of reaches
          />
        </td>
      ))}
      <td>
        {clear && (
          <ActionIcon size={24} aria-label={t('matrix.clear', { name })} onClick={clear}>
            <IconX size={14} stroke={1.6} />
          </ActionIcon>
        )}
      </td>
    </tr>
  )
}
