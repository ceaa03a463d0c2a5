/** A named event within this page, for a button far away from what it opens. */
function createSignal() {
  const listeners = new Set<() => void>()
  return {
    send: () => listeners.forEach((listener) => listener()),
    on: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

export const paletteSignal = createSignal()
export const shortcutsSignal = createSignal()
export const codeSignal = createSignal()
