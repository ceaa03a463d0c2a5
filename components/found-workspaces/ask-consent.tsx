import { CloudCog } from 'lucide-react'
import { foundPaths } from '@/lib/views/found-workspaces/paths'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Notice } from '../ui/notice'
import { Panel } from '../ui/section'
import { refusedWords } from './refused-words'

/** Before the first look: what will be asked, and the plain form that leads to Microsoft and back. */
export function AskConsent({ refused }: { refused: string | null }) {
  return (
    <>
      {refused !== null && <Refused code={refused} />}
      <Panel>
        <EmptyState
          icon={CloudCog}
          level="h2"
          title="Let Lakedeck look into Azure as you"
          actions={
            <form method="post" action={foundPaths.consent()}>
              <Button type="submit" look="primary">
                Continue with Microsoft
              </Button>
            </form>
          }
        >
          Microsoft asks you once whether Lakedeck may use Azure Resource Manager in your name.
          Lakedeck reads the list of your subscriptions and the Databricks workspaces in them, only
          while this page is open, and changes nothing there.
        </EmptyState>
      </Panel>
    </>
  )
}

function Refused({ code }: { code: string }) {
  const { title, detail } = refusedWords(code)
  return (
    <div className="mb-4">
      <Notice tone="warning" title={title}>
        {detail}
      </Notice>
    </div>
  )
}
