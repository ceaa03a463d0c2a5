/** The request header in which proxy.ts tells a page its own path. Only ever a place to return to. */
export const pagePathHeader = 'x-lakedeck-path'
