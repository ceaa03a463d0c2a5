/** Apart from the demo's, so that both may run at once. Dev's port is the one after `workspace`. */
export const ports = { app: 3100, entra: 4380, workspace: 4381 }
