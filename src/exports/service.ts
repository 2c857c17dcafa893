// What a room needs to offer a list as a file.
export { asPaper, asSpreadsheet, filtersIn } from './service/made.ts'
export { exported } from './service/taking.ts'
