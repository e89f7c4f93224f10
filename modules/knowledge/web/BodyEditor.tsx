import '@mantine/tiptap/styles.layer.css'
import { TextInput } from '@mantine/core'
import { Link, RichTextEditor, useRichTextEditorContext } from '@mantine/tiptap'
import { IconPhoto, IconTable, IconTableOff } from '@tabler/icons-react'
import { Image } from '@tiptap/extension-image'
import { TableKit } from '@tiptap/extension-table'
import { type Editor, useEditor, useEditorState } from '@tiptap/react'
import { StarterKit } from '@tiptap/starter-kit'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import styles from './Knowledge.module.css'
import { type ArticleLanguage, keepPicture, pictureAddress } from './knowledge-client.ts'
import { useEditorLabels } from './use-editor-labels.ts'

interface BodyEditorProps {
  language: ArticleLanguage
  body: string
  change: (body: string) => void
  readOnly: boolean
}

const extensions = [
  StarterKit.configure({ heading: { levels: [2, 3, 4] }, link: false }),
  Link.configure({ openOnClick: false }),
  Image,
  TableKit.configure({ table: { resizable: false } }),
]

/** Keeps pictures among the files of the workspace, and sets them where one writes. */
async function place(editor: Editor, files: readonly File[]): Promise<void> {
  for (const file of files) {
    const id = await keepPicture(file)
    editor
      .chain()
      .focus()
      .setImage({ src: pictureAddress(id), alt: file.name.replace(/\.\w+$/, '') })
      .run()
  }
}

const picturesIn = (list: FileList | undefined) =>
  [...(list ?? [])].filter(({ type }) => /^image\/(png|jpeg|gif|webp)$/.test(type))

/** Where the text is written, with its pictures; pasted and dropped ones are kept too. */
export function BodyEditor({ language, body, change, readOnly }: BodyEditorProps) {
  const { t } = useTranslation('knowledge')
  const labels = useEditorLabels()
  const own = useRef<Editor | null>(null)
  const takes = (list: FileList | undefined): boolean => {
    const files = picturesIn(list)
    if (files.length === 0 || !own.current) return false
    place(own.current, files).catch(tellFailure)
    return true
  }
  const editor = useEditor({
    extensions,
    content: body,
    editable: !readOnly,
    editorProps: {
      attributes: { 'aria-label': t('write.body'), lang: language, role: 'textbox', 'aria-multiline': 'true' },
      handlePaste: (_, event) => takes(event.clipboardData?.files),
      handleDrop: (_, event) => takes(event.dataTransfer?.files),
    },
    onCreate: ({ editor: made }) => {
      own.current = made
    },
    onUpdate: ({ editor: now }) => change(now.isEmpty ? '' : now.getHTML()),
  })
  return (
    <div>
      <p className={styles.label}>{t('write.body')}</p>
      <RichTextEditor editor={editor} labels={labels} className={styles.editor}>
        {!readOnly && (
          <RichTextEditor.Toolbar sticky>
            <RichTextEditor.ControlsGroup>
              <RichTextEditor.H2 />
              <RichTextEditor.H3 />
            </RichTextEditor.ControlsGroup>
            <RichTextEditor.ControlsGroup>
              <RichTextEditor.Bold />
              <RichTextEditor.Italic />
              <RichTextEditor.Code />
              <RichTextEditor.Link />
              <RichTextEditor.Unlink />
            </RichTextEditor.ControlsGroup>
            <RichTextEditor.ControlsGroup>
              <RichTextEditor.BulletList />
              <RichTextEditor.OrderedList />
              <RichTextEditor.Blockquote />
              <RichTextEditor.CodeBlock />
              <RichTextEditor.Hr />
            </RichTextEditor.ControlsGroup>
            <RichTextEditor.ControlsGroup>
              <PictureControl />
              <TableControl />
            </RichTextEditor.ControlsGroup>
            <RichTextEditor.ControlsGroup>
              <RichTextEditor.Undo />
              <RichTextEditor.Redo />
            </RichTextEditor.ControlsGroup>
          </RichTextEditor.Toolbar>
        )}
        {!readOnly && <PictureWords />}
        <RichTextEditor.Content />
      </RichTextEditor>
    </div>
  )
}

function PictureControl() {
  const { t } = useTranslation('knowledge')
  const { editor } = useRichTextEditorContext()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <RichTextEditor.Control
        aria-label={t('editor.picture')}
        title={t('editor.picture')}
        onClick={() => input.current?.click()}
      >
        <IconPhoto size={16} stroke={1.6} />
      </RichTextEditor.Control>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/gif,image/webp"
        onChange={(event) => {
          if (editor) place(editor, picturesIn(event.currentTarget.files ?? undefined)).catch(tellFailure)
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}

function TableControl() {
  const { t } = useTranslation('knowledge')
  const { editor } = useRichTextEditorContext()
  const isIn = useEditorState({ editor, selector: ({ editor: now }) => now?.isActive('table') ?? false })
  const label = t(isIn ? 'editor.tableOff' : 'editor.table')
  return (
    <RichTextEditor.Control
      aria-label={label}
      title={label}
      onClick={() => {
        const chain = editor?.chain().focus()
        if (isIn) chain?.deleteTable().run()
        else chain?.insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run()
      }}
    >
      {isIn ? <IconTableOff size={16} stroke={1.6} /> : <IconTable size={16} stroke={1.6} />}
    </RichTextEditor.Control>
  )
}

/** What a picture shows, for whoever does not see it; asked for while it is chosen. */
function PictureWords() {
  const { t } = useTranslation('knowledge')
  const { editor } = useRichTextEditorContext()
  const alt = useEditorState({
    editor,
    selector: ({ editor: now }) => (now?.isActive('image') ? String(now.getAttributes('image').alt ?? '') : null),
  })
  if (alt === null) return null
  return (
    <TextInput
      className={styles.alt}
      label={t('editor.alt')}
      value={alt}
      maxLength={300}
      onChange={(event) => editor?.commands.updateAttributes('image', { alt: event.currentTarget.value })}
    />
  )
}
