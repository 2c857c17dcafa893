// The exports room's public face: a room offers a file, and here it is made an answer that is written down.
export { asPaper, asSpreadsheet, exported, filtersIn } from './service.ts'
