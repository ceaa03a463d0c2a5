/** What can happen to a cluster: the state machine of the Clusters API, moved by calls and by the clock. */
export { advance } from './advance'
export { beginTermination, endLater, terminate } from './bring-down'
export { create, restart, start } from './bring-up'
export { durationsOf, type Durations } from './durations'
export { changeWorkers, edit, pin, resize, unpin } from './reshape'
