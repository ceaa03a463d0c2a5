import type { Family } from './family'

/** Genie spaces and conversations. */
export const genie = {
  '/api/2.0/genie/spaces': { GET: 'read', POST: 'write' },
  '/api/2.0/genie/spaces/{space_id}': { GET: 'read', PATCH: 'write', DELETE: 'write' },
  '/api/2.0/genie/spaces/{space_id}/conversations': { GET: 'read' },
  '/api/2.0/genie/spaces/{space_id}/conversations/{conversation_id}': { DELETE: 'write' },
  '/api/2.0/genie/spaces/{space_id}/conversations/{conversation_id}/list-comments': { GET: 'read' },
  '/api/2.0/genie/spaces/{space_id}/conversations/{conversation_id}/messages': {
    GET: 'read',
    POST: 'write',
  },
  '/api/2.0/genie/spaces/{space_id}/conversations/{conversation_id}/messages/{message_id}': {
    GET: 'read',
    DELETE: 'write',
  },
  '/api/2.0/genie/spaces/{space_id}/conversations/{conversation_id}/messages/{message_id}/attachments/{attachment_id}/downloads':
    { POST: 'write' },
  '/api/2.0/genie/spaces/{space_id}/conversations/{conversation_id}/messages/{message_id}/attachments/{attachment_id}/downloads/{download_id}':
    { GET: 'read' },
  '/api/2.0/genie/spaces/{space_id}/conversations/{conversation_id}/messages/{message_id}/attachments/{attachment_id}/execute-query':
    { POST: 'write' },
  '/api/2.0/genie/spaces/{space_id}/conversations/{conversation_id}/messages/{message_id}/attachments/{attachment_id}/query-result':
    { GET: 'read' },
  '/api/2.0/genie/spaces/{space_id}/conversations/{conversation_id}/messages/{message_id}/comments':
    { GET: 'read', POST: 'write' },
  '/api/2.0/genie/spaces/{space_id}/conversations/{conversation_id}/messages/{message_id}/execute-query':
    { POST: 'write' },
  '/api/2.0/genie/spaces/{space_id}/conversations/{conversation_id}/messages/{message_id}/feedback':
    { POST: 'write' },
  '/api/2.0/genie/spaces/{space_id}/conversations/{conversation_id}/messages/{message_id}/query-result':
    { GET: 'read' },
  '/api/2.0/genie/spaces/{space_id}/conversations/{conversation_id}/messages/{message_id}/query-result/{attachment_id}':
    { GET: 'read' },
  '/api/2.0/genie/spaces/{space_id}/eval-runs': { GET: 'read', POST: 'write' },
  '/api/2.0/genie/spaces/{space_id}/eval-runs/{eval_run_id}': { GET: 'read' },
  '/api/2.0/genie/spaces/{space_id}/eval-runs/{eval_run_id}/results': { GET: 'read' },
  '/api/2.0/genie/spaces/{space_id}/eval-runs/{eval_run_id}/results/{result_id}': { GET: 'read' },
  '/api/2.0/genie/spaces/{space_id}/start-conversation': { POST: 'write' },
  '/api/2.0/genie/spaces/{space_id}/conversations/{conversation_id}/messages/{message_id}/attachments/{attachment_id}/download-visualization':
    { GET: { kind: 'read', streams: true } },
} satisfies Family
