// What is done with overnight lists: taken in, decided hit by hit, answered.
export { answerHit, decideHit, hitToRead, reopenHit } from './service/decide.ts'
export {
  arrivedAsFile,
  arrivedAsLines,
  isForThePast,
  loadOvernight,
  type Arrived,
} from './service/load.ts'
