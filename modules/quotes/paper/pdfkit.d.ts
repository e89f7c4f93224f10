// What the PDF of an offer uses of pdfkit, which comes without types.
declare module 'pdfkit' {
  interface TextOptions {
    width?: number
    align?: 'left' | 'right'
    lineBreak?: boolean
    link?: string
  }
  export default class PDFDocument {
    constructor(options: Record<string, unknown>)
    y: number
    page: { width: number; height: number }
    on(event: 'data', listener: (chunk: Buffer) => void): this
    on(event: 'end', listener: () => void): this
    on(event: 'error', listener: (error: Error) => void): this
    registerFont(name: string, path: string): this
    font(name: string, size: number): this
    fillColor(color: string): this
    strokeColor(color: string): this
    lineWidth(width: number): this
    text(text: string, x: number, y: number, options?: TextOptions): this
    heightOfString(text: string, options?: TextOptions): number
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    path(path: string): this
    stroke(): this
    rect(x: number, y: number, width: number, height: number): this
    fill(color: string): this
    image(source: Buffer, x: number, y: number, options: { fit: [number, number] }): this
    save(): this
    restore(): this
    translate(x: number, y: number): this
    scale(factor: number): this
    addPage(): this
    bufferedPageRange(): { start: number; count: number }
    switchToPage(index: number): this
    end(): void
  }
}
