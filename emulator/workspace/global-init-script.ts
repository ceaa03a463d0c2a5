export type GlobalInitScript = {
  script_id: string
  name: string
  enabled: boolean
  position: number
  created_at: number
  created_by: string
  updated_at: number
  updated_by: string
}
