import { methods } from '@/lib/api/methods'
import { route } from '@/lib/api/route'
import { evidenceInput, runEvidence } from '@/lib/resources/runs/evidence/schema'
import { evidenceToHtml } from '@/lib/resources/runs/evidence/to-html'
import { evidenceToMarkdown } from '@/lib/resources/runs/evidence/to-markdown'
import { getRunEvidence } from '@/lib/resources/runs/server'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route({
    summary: 'Get the evidence of a run',
    input: evidenceInput,
    output: runEvidence,
    run: getRunEvidence,
    document: {
      name: ({ run }) => `run-${run.runId}-evidence`,
      write: { markdown: evidenceToMarkdown, html: evidenceToHtml },
    },
  }),
})
