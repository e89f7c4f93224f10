import { Button, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import { UiLink } from '../ui/UiLink.tsx'
import { FilePreview } from './FilePreview.tsx'
import styles from './ImportFrame.module.css'
import { ImportFrame, SidePanel } from './ImportFrame.tsx'
import type { StepProps } from './ImportScreen.tsx'
import { change } from './import-client.ts'
import type { FileOptions } from './import-model.ts'
import { SheetChoice } from './SheetChoice.tsx'
import { scrollingList } from './scrolling-list.ts'
import { useImportAct } from './use-import.ts'

const delimiters = [',', ';', '\t', '|', 'spaces'] as const
const delimiterWords: Record<string, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
  spaces: 'spaces',
}
const encodings =
  'utf-8 windows-1252 iso-8859-15 windows-1250 windows-1251 windows-1253 windows-1254 macroman cp850 utf-16le utf-16be shift_jis gb18030 big5 euc-kr'.split(
    ' ',
  )
/** Rows among which the header is looked for. */
const HEADER_ROWS = 12

/** The second half of the first step: the file as it was read, and how; each correctable. */
export function FileStep({ imported, object, go }: StepProps) {
  const { t } = useTranslation('imports')
  const formats = useFormats()
  const act = useImportAct(imported.id, { rows: true })
  const { shape, fileName, fileBytes } = imported
  const correct = (options: FileOptions) =>
    act.mutate({ act: () => change({ id: imported.id, fileOptions: { ...imported.fileOptions, ...options } }) })
  const isTable = shape.format === 'delimited'
  const nothing = shape.columns.length === 0
  const encodingName = (value: string) =>
    t(`encodings.${value.replaceAll('.', '')}`, { defaultValue: value.toUpperCase() })
  const found = shape.encoding.toLowerCase()
  const problems = [...new Map(shape.problems.map((problem) => [problem.code, problem])).values()]

  const header = (
    <Select
      label={t('file.header')}
      allowDeselect={false}
      {...scrollingList}
      data={Array.from({ length: Math.max(HEADER_ROWS, shape.headerRow) + 1 }, (_, row) => ({
        value: String(row),
        label: row === 0 ? t('file.noHeader') : t('file.headerRow', { row }),
      }))}
      value={String(shape.headerRow)}
      onChange={(value) => correct({ headerRow: Number(value) })}
    />
  )

  return (
    <ImportFrame
      above={{ label: object.many, href: `/${object.plural}` }}
      fileName={fileName}
      step="file"
      problem={act.error}
      told={t('file.told', {
        rows: formats.number(shape.rowsEstimated),
        count: shape.rowsEstimated,
        columns: formats.number(shape.columns.length),
      })}
      acts={
        <Button variant="filled" disabled={nothing} onClick={() => go('columns')}>
          {t('continue')}
        </Button>
      }
    >
      <div className={styles.halves}>
        <div className={styles.work}>
          <FilePreview imported={imported} pending={act.isPending} />
        </div>
        <SidePanel title={t('file.found')} note={formats.bytes(fileBytes)}>
          {isTable ? (
            <>
              <Select
                label={t('file.delimiter')}
                allowDeselect={false}
                {...scrollingList}
                data={delimiters.map((value) => ({ value, label: t(`delimiters.${delimiterWords[value]}`) }))}
                value={shape.delimiter}
                onChange={(value) => correct({ delimiter: delimiters.find((one) => one === value) })}
              />
              <Select
                label={t('file.encoding')}
                description={t('file.encodingHint')}
                allowDeselect={false}
                {...scrollingList}
                searchable
                data={[...new Set([found, ...encodings])].map((value) => ({ value, label: encodingName(value) }))}
                value={found}
                onChange={(value) => value && correct({ encoding: value })}
              />
              {header}
              <Select
                label={t('file.quote')}
                allowDeselect={false}
                {...scrollingList}
                data={[
                  { value: '"', label: t('file.doubleQuote') },
                  { value: "'", label: t('file.singleQuote') },
                ]}
                value={shape.quote}
                onChange={(value) => correct({ quote: value === "'" ? "'" : '"' })}
              />
            </>
          ) : shape.format === 'vcard' ? (
            <p className={styles.panelNote}>{t('file.vcard')}</p>
          ) : (
            <SheetChoice shape={shape} header={header} correct={correct} />
          )}
          {problems.map(({ code, row }) => (
            <p key={code} className={styles.notice}>
              <strong>{t(`reasons.${code}.title`)}</strong>
              {row !== undefined && ` ${t('file.inRow', { row: formats.number(row) })}`}
              <span>{t(`reasons.${code}.text`)}</span>
            </p>
          ))}
          <p className={styles.panelNote}>{t('file.takenAs', { what: object.many })}</p>
          <p className={styles.panelNote}>
            <UiLink href={`/imports/new?object=${object.plural}`}>{t('file.another')}</UiLink>
          </p>
        </SidePanel>
      </div>
    </ImportFrame>
  )
}
