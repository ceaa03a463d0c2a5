import type { JobBlueprint } from '../blueprint'
import { brokenAndMended } from './broken-and-mended'
import { controlFlow } from './control-flow'
import { failing } from './failing'
import { limits } from './limits'
import { owners } from './owners'
import { recovered } from './recovered'
import { running } from './running'
import { slow } from './slow'

/** Jobs with something to tell, after the burst's. Their order gives them their ids. */
export const stories: readonly JobBlueprint[] = [
  ...running,
  ...failing,
  ...recovered,
  ...slow,
  ...brokenAndMended,
  ...controlFlow,
  ...limits,
  ...owners,
]
