import { mkdirSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { BlobFolder, type Blob, type ByteRange } from '../../core/blob-folder'
import { BodyTooLarge } from '../../core/request-body'
import { SavedJson } from '../../core/saved-json'
import { ApiError } from '../errors'
import type { GitCredential } from '../repos/git-credential'
import type { Repo } from '../repos/repo'
import type { ObjectNode } from '../workspace-objects/object'
import { sizeOf, type Content } from './content'
import type { FileNode } from './file-node'
import type { KeptSeed } from './kept-seed'
import { PathTree } from './path-tree'
import { readSavedState, toSavedState } from './saved-state'

/**
 * Notebooks, files and Git folders of one workspace. With a folder given they outlive the process: every
 * change is on the disk, whole, before it is answered.
 */
export class Kept {
  objects = new PathTree<ObjectNode>()
  repos = new Map<number, Repo>()
  gitCredentials = new Map<number, GitCredential>()
  volumeFiles = new PathTree<FileNode>()
  dbfs = new PathTree<FileNode>()
  readonly blobs: BlobFolder
  readonly #saved: SavedJson | null

  constructor(folder: string | null, seed: () => KeptSeed) {
    if (folder !== null) mkdirSync(folder, { recursive: true })
    this.blobs = new BlobFolder(folder === null ? null : join(folder, 'blobs'))
    this.#saved = folder === null ? null : new SavedJson(join(folder, 'state.json'))
    this.#take(readSavedState(this.#saved) ?? seed())
  }

  #take(state: KeptSeed): void {
    this.objects = new PathTree(state.objects)
    this.repos = new Map(state.repos.map((repo) => [repo.id, repo]))
    this.gitCredentials = new Map(state.gitCredentials.map((each) => [each.id, each]))
    this.volumeFiles = new PathTree(state.volumeFiles)
    this.dbfs = new PathTree(state.dbfs)
    this.blobs.keepOnly(this.#blobNames())
  }

  #state(): KeptSeed {
    return {
      objects: [...this.objects.values()],
      repos: [...this.repos.values()],
      gitCredentials: [...this.gitCredentials.values()],
      volumeFiles: [...this.volumeFiles.values()],
      dbfs: [...this.dbfs.values()],
    }
  }

  #blobNames(): Set<string> {
    const nodes = [...this.objects.values(), ...this.volumeFiles.values(), ...this.dbfs.values()]
    return new Set(
      nodes.flatMap(({ content }) => (content && 'blob' in content ? [content.blob] : [])),
    )
  }

  /** Back to a seed: nothing stays of what was kept. */
  reset(seed: KeptSeed): Promise<void> {
    this.#take(seed)
    return this.commit()
  }

  /** Puts a change on the disk; only then what it replaced or removed goes. */
  async commit(gone: readonly (Content | null | undefined)[] = []): Promise<void> {
    await this.#saved?.save(() => toSavedState(this.#state()))
    for (const content of gone) {
      if (content && 'blob' in content) await this.blobs.remove(content)
    }
  }

  /** The body of a request as a blob; of a sender who went away nothing is left. */
  async receive(request: IncomingMessage, mostBytes: number): Promise<Blob> {
    if (Number(request.headers['content-length']) > mostBytes) throw new BodyTooLarge()
    try {
      return await this.blobs.write(request, mostBytes)
    } catch (error) {
      if (request.complete || error instanceof BodyTooLarge) throw error
      throw new ApiError(499, 'CANCELLED', 'The request was canceled by its sender.')
    }
  }

  bytesOf(content: Content): Promise<Buffer> {
    return 'text' in content ? Promise.resolve(Buffer.from(content.text)) : this.blobs.read(content)
  }

  async slice(content: Content, offset: number, length: number): Promise<Buffer> {
    if ('blob' in content) return this.blobs.slice(content, offset, length)
    return Buffer.from(content.text).subarray(offset, offset + length)
  }

  /** Small texts come whole, blobs at the reader's pace. */
  async stream(content: Content, range?: ByteRange): Promise<Buffer | Readable> {
    if ('blob' in content && sizeOf(content) > 0) return this.blobs.stream(content, range)
    const bytes = await this.bytesOf(content)
    return range ? bytes.subarray(range.start, range.end + 1) : bytes
  }

  close(): void {
    this.blobs.close()
  }
}
