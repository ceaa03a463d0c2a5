import { ancestorsOf, type PathTree } from './path-tree'
import type { Content } from './content'

/** A file, or a directory where there is no content. */
export type FileNode = { path: string; modifiedAt: number; content: Content | null }

export const isDirectory = (node: FileNode): boolean => node.content === null

/** The file that stands where a directory would have to be, at a path or above it. */
export function fileInTheWay(tree: PathTree<FileNode>, path: string): FileNode | undefined {
  return [path, ...ancestorsOf(path)]
    .map((each) => tree.get(each))
    .find((node) => node !== undefined && !isDirectory(node))
}

/** A directory with all that it lies in, as far as they are not there; `fileInTheWay` was asked before. */
export function makeDirectories(tree: PathTree<FileNode>, path: string, now: number): void {
  for (const each of [path, ...ancestorsOf(path)]) {
    if (!tree.get(each)) tree.set({ path: each, modifiedAt: now, content: null })
  }
}
