import { ApiError, notFound } from '../errors'

export const noSuchPath = (path: string) => notFound(`No file or directory exists on path ${path}.`)

export const pathExists = (path: string) =>
  new ApiError(
    400,
    'RESOURCE_ALREADY_EXISTS',
    `A file or directory already exists at the input path ${path}.`,
  )

export const blockTooLarge = (mostBytes: number) =>
  new ApiError(
    400,
    'MAX_BLOCK_SIZE_EXCEEDED',
    `The amount of data in one call is limited to ${mostBytes} bytes.`,
  )

export const readTooLarge = (mostBytes: number) =>
  new ApiError(
    400,
    'MAX_READ_SIZE_EXCEEDED',
    `The amount of data read in one call is limited to ${mostBytes} bytes.`,
  )

export const directoryNotEmpty = () =>
  new ApiError(
    400,
    'IO_ERROR',
    'Directory is not empty. Use recursive delete or remove contents first.',
  )
