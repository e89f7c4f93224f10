import { useState } from 'react'

export interface AttachedFile {
  id: string
  name: string
}

/** Files that are to leave with what one writes; each is uploaded when it is chosen. @param onFailure with the reason in words */
export function useAttached(onFailure: (words: string | undefined) => void) {
  const [files, setFiles] = useState<AttachedFile[]>([])
  const [uploading, setUploading] = useState(0)
  const upload = async (file: File) => {
    const form = new FormData()
    form.append('file', file)
    const answer = await fetch('/api/v1/files', { method: 'POST', body: form })
    const body = (await answer.json()) as { id: string; name: string; detail?: string } // as the contract has it
    if (answer.ok) setFiles((was) => [...was, { id: body.id, name: body.name }])
    else onFailure(body.detail)
  }
  const attach = (file: File) => {
    setUploading((count) => count + 1)
    return upload(file)
      .catch((problem: Error) => onFailure(problem.message))
      .finally(() => setUploading((count) => count - 1))
  }
  return {
    files,
    attach,
    /** Not all of them are there yet: what is sent now would leave without. */
    isUploading: uploading > 0,
    remove: (fileId: string) => setFiles((was) => was.filter((file) => file.id !== fileId)),
    clear: () => setFiles([]),
  }
}
