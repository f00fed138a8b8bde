// One function a model of Recognizers-Text: (text, Yinli's model, reference day) -> [{text, start, end (inclusive), typeName, resolution}].
export { recognizeNumber as NumberModel } from './numbers.mjs'
export { recognizePercentage as PercentModel } from './percent.mjs'
export { recognizeCurrency as CurrencyModel, recognizeDimension as DimensionModel } from './units.mjs'
export { recognizeNumberRange as NumberRangeModel } from './ranges.mjs'
export { recognizeDateTime as DateTimeModel } from './times.mjs'
