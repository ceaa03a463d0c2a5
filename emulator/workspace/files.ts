import { versions, type ByteCall, type Handler } from './call'
import * as directory from './files/directory'
import * as file from './files/file'

const onFile = (method: string, fromBytes: (call: ByteCall) => unknown) =>
  versions(method, ['2.0'], '/fs/files/{path...}', { fromBytes })

const onDirectory = (method: string, handle: Handler) =>
  versions(method, ['2.0'], '/fs/directories/{path...}', handle)

/** Files API 2.0 over `/Volumes`. */
export const fileRoutes = [
  ...onFile('GET', file.downloadFile),
  ...onFile('HEAD', file.readFileMetadata),
  ...onFile('PUT', file.uploadFile),
  ...onFile('DELETE', file.deleteFile),
  ...onDirectory('GET', directory.listDirectory),
  ...onDirectory('HEAD', directory.readDirectoryMetadata),
  ...onDirectory('PUT', directory.createDirectory),
  ...onDirectory('DELETE', directory.deleteDirectory),
]
