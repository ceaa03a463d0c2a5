/** So many errors are opened at once; the others wait for a press. */
export const openedErrors = 5
