import { Button } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmTyped } from '../ui/ConfirmTyped.tsx'
import { Chip } from '../ui/cells.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { ExampleRecord } from '../ui/ExampleRecord.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { ProgressCard } from '../ui/ProgressCard.tsx'
import { Steps } from '../ui/Steps.tsx'

export function EmptyGallery() {
  return (
    <>
      <PageHeader
        title="Contacts"
        actions={<Button leftSection={<IconUpload size={16} stroke={1.6} />}>Import</Button>}
      />
      <EmptyState
        title="Everyone you do business with"
        picture={<ExampleRecord />}
        action={
          <Button variant="filled" leftSection={<IconUpload size={16} stroke={1.6} />}>
            Import a file
          </Button>
        }
        alternative="or look around with demo data"
      >
        A contact is a person. Their mails, orders, calls and answers gather on one page, so anyone in the shop can pick
        up where you left off.
      </EmptyState>
    </>
  )
}

const steps = ['File', 'Columns', 'Review', 'Options', 'Result']

export function StatesGallery() {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <PageHeader
        title="Import"
        trail={[{ label: 'Contacts', href: '/contacts' }]}
        note="kunden_2026.csv"
        actions={<Steps label="Import" steps={steps} current={2} go={() => {}} />}
      />
      <div style={{ display: 'grid', gap: 24, padding: 20, maxInlineSize: 640 }}>
        <FileDrop
          label="Drop your file here"
          hint="CSV, TSV, Excel or vCard, up to 100 MB"
          accept=".csv,.tsv,.xlsx,.vcf"
          maxSize={100_000_000}
          take={() => {}}
        />
        <ProgressCard
          title="Importing kunden_2026.csv"
          done={7421}
          total={12480}
          rate={2130}
          unit="rows"
          state="running"
          cancel={() => {}}
          detail="Workflows stay quiet. You can take the whole import back later."
        />
        <ProgressCard title="Importing bestellungen.csv" done={2357} total={2357} unit="rows" state="done" />
        <ProgressCard
          title="Importing alt.csv"
          done={300}
          total={2357}
          unit="rows"
          state="failed"
          detail="The file ended in the middle of row 301."
        />
        <div style={{ display: 'flex', gap: 8 }}>
          <Chip>Wholesale</Chip>
          <Chip tone="ok">Paid</Chip>
          <Chip tone="warn">In transit</Chip>
          <Chip tone="bad">Returned</Chip>
          <Chip tone="info">New</Chip>
        </div>
        <Button onClick={() => setOpened(true)} style={{ justifySelf: 'start' }}>
          Erase Sofia Marchetti
        </Button>
        <ConfirmTyped
          opened={opened}
          close={() => setOpened(false)}
          title="Erase for good"
          word="Sofia Marchetti"
          action="Erase"
          confirm={async () => {}}
        >
          Everything about this person is erased, also from the trash. Orders stay, without a name. This cannot be
          undone.
        </ConfirmTyped>
      </div>
      <ErrorState kind="failed" requestId="req-01JD3K" retry={() => {}} />
      <ForbiddenState />
    </>
  )
}
