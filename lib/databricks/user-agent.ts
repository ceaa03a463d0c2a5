import { version } from '@/package.json'

/** How Databricks' audit log knows our calls from others of the same person. */
export const userAgent = `lakedeck/${version}`
