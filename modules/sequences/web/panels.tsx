export { MailsPanel } from './MailsPanel.tsx'
export { SequencePanel } from './SequencePanel.tsx'
