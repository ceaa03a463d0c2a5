import { versions, type Handler } from './call'
import { deletePath, makeDirectory, movePath } from './dbfs/change'
import { addBlock, closeFile, openFile } from './dbfs/handle'
import { getFileStatus, listFiles, readBlock } from './dbfs/look'
import { putWhole } from './dbfs/write'

const get = (verb: string, handle: Handler) => versions('GET', ['2.0'], `/dbfs/${verb}`, handle)
const post = (verb: string, handle: Handler) => versions('POST', ['2.0'], `/dbfs/${verb}`, handle)

/** DBFS API 2.0. */
export const dbfsRoutes = [
  ...get('list', listFiles),
  ...get('get-status', getFileStatus),
  ...get('read', readBlock),
  ...post('create', openFile),
  ...post('add-block', addBlock),
  ...post('close', closeFile),
  ...post('put', { fromBytes: putWhole }),
  ...post('mkdirs', makeDirectory),
  ...post('move', movePath),
  ...post('delete', deletePath),
]
