import { Button } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { type DragEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './FileDrop.module.css'
import { useFormats } from './format.ts'

interface FileDropProps {
  label: string
  /** Which kinds are welcome, in words. */
  hint: string
  /** As in the `accept` of an input: `.csv,.vcf`. */
  accept: string
  /** In bytes. */
  maxSize: number
  take: (file: File) => void
  busy?: boolean
}

/** A place to drop a file on, or to choose one. */
export function FileDrop({ label, hint, accept, maxSize, take, busy = false }: FileDropProps) {
  const { t } = useTranslation('ui')
  const formats = useFormats()
  const hintId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [failure, setFailure] = useState<string>()
  const receive = (file: File | undefined) => {
    if (!file) return
    const fits = accept.split(',').some((ending) => file.name.toLowerCase().endsWith(ending.trim()))
    if (!fits) return setFailure(t('file.kind', { name: file.name, accept }))
    if (file.size > maxSize)
      return setFailure(t('file.size', { size: formats.bytes(file.size), most: formats.bytes(maxSize) }))
    setFailure(undefined)
    take(file)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    receive(event.dataTransfer.files[0])
  }
  return (
    <section
      aria-label={label}
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <IconFileUpload size={24} stroke={1.6} aria-hidden="true" />
      <p className={styles.label}>{label}</p>
      <p id={hintId} className={styles.hint}>
        {hint}
      </p>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        onChange={(event) => {
          receive(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      <Button variant="filled" loading={busy} aria-describedby={hintId} onClick={() => input.current?.click()}>
        {t('file.choose')}
      </Button>
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
    </section>
  )
}
