import type { ResourceForm } from '../form'

/** The two that the emulator starts with; its tests and the story name them. */
export const seeded = ({ single }: ResourceForm) => ({
  open: { id: '0c1d6f6e-3b1f-4f0a-9a52-5d7c8f20e1b4', name: `sales-${single}` },
  closed: { id: '7be2a9d0-58c4-4d13-8f6e-2a1c904b7d35', name: `payroll-${single}` },
})
