import { ApiError } from '../../errors'

export const tooLarge = (mostBytes: number) =>
  new ApiError(
    400,
    'MAX_NOTEBOOK_SIZE_EXCEEDED',
    `The imported content exceeds the maximum size of ${mostBytes} bytes.`,
  )
