// `npm run build`: the production build, which `npm start` then serves.
import { build } from './build'
import { main } from './step'

main(build)
