import { ApiError } from '../errors'

/** The Files API names its refusals in the details, where clients look for them. */
const filesError = (status: number, errorCode: string, reason: string, message: string) =>
  new ApiError(status, errorCode, message, {
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason,
        domain: 'filesystem.databricks.com',
      },
    ],
  })

export const noSuchFile = () =>
  filesError(404, 'NOT_FOUND', 'FILES_API_FILE_NOT_FOUND', 'The file being accessed is not found.')

export const noSuchDirectory = () =>
  filesError(
    404,
    'NOT_FOUND',
    'FILES_API_DIRECTORY_NOT_FOUND',
    'The directory being accessed is not found.',
  )

export const fileExists = () =>
  filesError(
    409,
    'ALREADY_EXISTS',
    'FILES_API_FILE_ALREADY_EXISTS',
    'The file being created already exists.',
  )

export const isFile = () =>
  filesError(
    409,
    'ALREADY_EXISTS',
    'FILES_API_PATH_IS_A_FILE',
    'The given path points to an existing file. This API does not support operations on files.',
  )

export const isDirectoryError = () =>
  filesError(
    409,
    'ALREADY_EXISTS',
    'FILES_API_PATH_IS_A_DIRECTORY',
    'The given path points to an existing directory. This API does not support operations on directories.',
  )

export const directoryNotEmpty = () =>
  filesError(
    400,
    'INVALID_PARAMETER_VALUE',
    'FILES_API_DIRECTORY_IS_NOT_EMPTY',
    'The directory being deleted is not empty.',
  )

export const badPath = (message: string) =>
  filesError(400, 'INVALID_PARAMETER_VALUE', 'FILES_API_INVALID_PATH', message)
