export const exportFormats = [
  'SOURCE',
  'HTML',
  'JUPYTER',
  'DBC',
  'R_MARKDOWN',
  'AUTO',
  'RAW',
] as const
export type ExportFormat = (typeof exportFormats)[number]

/** What an export comes to: its bytes, the kind the API calls them, and a name to save them under. */
export type Exported = { bytes: Buffer; fileType: string; name: string }
